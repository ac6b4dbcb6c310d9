"""People who are logged in already, without the detour over the form."""

from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext


def sign_in(context: BrowserContext, user: Any, site: str) -> BrowserContext:
    """Give a browser the session of a user."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
    return context
