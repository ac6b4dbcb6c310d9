"""Find things by the words people read: English msgids here, the active language on screen."""

from django.utils.translation import gettext
from playwright.sync_api import Locator, Page


def button(page: Page | Locator, msgid: str) -> Locator:
    return page.get_by_role("button", name=gettext(msgid), exact=True)


def link(page: Page | Locator, msgid: str) -> Locator:
    return page.get_by_role("link", name=gettext(msgid), exact=True)


def field(page: Page | Locator, msgid: str) -> Locator:
    return page.get_by_label(gettext(msgid))


def text(page: Page | Locator, msgid: str) -> Locator:
    return page.get_by_text(gettext(msgid))
