"""End the sessions of somebody, also those that only know her address (a reset, a sign-up)."""

import json
from collections.abc import Collection
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser


def end_sessions(user: AbstractBaseUser, addresses: Collection[str]) -> None:
    """Sessions in a cache or a cookie cannot be listed; they are worthless without the account."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    if not hasattr(store, "get_model_class"):
        return
    store.clear_expired()
    for row in store.get_model_class().objects.iterator(chunk_size=2000):
        if is_of(row.get_decoded(), user, addresses):
            store(row.session_key).delete()


def is_of(data: dict[str, Any], user: AbstractBaseUser, addresses: Collection[str]) -> bool:
    if data.get(SESSION_KEY) == user._meta.pk.value_to_string(user):
        return True
    text = json.dumps(data, default=str, ensure_ascii=False).lower()
    return any(address in text for address in addresses)
