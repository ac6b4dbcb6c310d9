"""The pages the ready-made site starts with; what an editor has made stays as it is."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from .accessibility_page import AccessibilityPage, draft_fields
from .easy_language import EasyLanguagePage
from .models import HomePage

EASY = Path(__file__).parent / "starter" / "easy.yaml"


@transaction.atomic
def ensure_home_page() -> HomePage:
    """The start page as root of the default site, in place of Wagtail's welcome page."""
    home = HomePage.objects.first()
    if home is None:
        welcome = Page.objects.filter(depth=2, slug="home").first()
        if welcome:
            welcome.slug = "welcome"
            welcome.save()
        home = HomePage(title="Startseite", slug="home")
        Page.get_first_root_node().add_child(instance=home)
        site = Site.objects.filter(is_default_site=True).first() or Site(
            is_default_site=True, hostname="localhost", site_name=settings.WAGTAIL_SITE_NAME
        )
        site.root_page = home
        site.save()
    return home


@transaction.atomic
def ensure_site_pages(home: HomePage, **statement: Any) -> list[Page]:
    """The statement's draft and the pages in easy language below the start page; what is new.

    Keywords are fields of the statement that the caller knows better than the draft.
    """
    made: list[Page] = []
    if not AccessibilityPage.objects.exists():
        page = AccessibilityPage(**(draft_fields() | statement))
        made.append(home.add_child(instance=page))
    if EasyLanguagePage.objects.exists():
        return made
    entries = yaml.safe_load(EASY.read_text(encoding="utf-8"))
    first = home.add_child(instance=easy_page(entries[0], show_in_menus=True))
    others = [first.add_child(instance=easy_page(entry)) for entry in entries[1:]]
    return [*made, first, *others]


def easy_page(entry: dict[str, Any], **fields: Any) -> EasyLanguagePage:
    page = EasyLanguagePage(title=entry["title"], slug=entry["slug"], **fields)
    page.body = [
        (kind, page.body.stream_block.child_blocks[kind].to_python(raw(kind, value)))
        for block in entry["body"]
        for kind, value in block.items()
    ]
    return page


def raw(kind: str, value: Any) -> Any:
    """The value as Wagtail stores it; a link without a page has only an address."""
    if kind == "link":
        return {"text": value["text"], "page": None, "address": value["address"]}
    return value.strip() if isinstance(value, str) else value
