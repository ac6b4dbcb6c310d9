"""Reads about people."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q
from django.db.models.functions import Lower

from ..models import Learner


def learner_of(user: AbstractBaseUser | AnonymousUser) -> Learner | None:
    """The learner behind a user, or None: visitors, and users who have not started learning."""
    if not user.is_authenticated:
        return None
    return Learner.objects.filter(user=user).first()


def users_by_email(emails: Collection[str]) -> dict[str, AbstractBaseUser]:
    """Accounts by address in small letters, however they were written; one query.

    Compared once more in Python: what a database calls the same letter may be another one.
    """
    model = get_user_model()
    fields = {model.get_email_field_name(), model.USERNAME_FIELD}
    wanted = reduce(or_, (Q(**{f"_{field}__in": emails}) for field in fields))
    lowered = {f"_{field}": Lower(field) for field in fields}
    found: dict[str, AbstractBaseUser] = {}
    for user in model._default_manager.annotate(**lowered).filter(wanted).order_by("pk"):
        for field in fields:
            found.setdefault(str(getattr(user, field)).lower(), user)
    return {email: found[email] for email in emails if email in found}


def user_by_email(email: str) -> AbstractBaseUser | None:
    """The account with this address; the oldest, should there be two."""
    return users_by_email([email.lower()]).get(email.lower())
