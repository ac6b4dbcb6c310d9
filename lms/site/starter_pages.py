"""The pages the ready-made site starts with; what an editor has made stays as it is."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from .accessibility_page import AccessibilityPage, draft_fields
from .easy_language import EasyLanguagePage
from .models import HomePage

EASY = Path(__file__).parent / "starter" / "easy.yaml"


@transaction.atomic
def ensure_site_pages(home: HomePage, **statement: Any) -> None:
    """The statement's draft and five pages in easy language below the start page.

    Keywords are fields of the statement that the caller knows better than the draft.
    """
    if not AccessibilityPage.objects.exists():
        home.add_child(instance=AccessibilityPage(**(draft_fields() | statement)))
    if EasyLanguagePage.objects.exists():
        return
    entries = yaml.safe_load(EASY.read_text(encoding="utf-8"))
    first = home.add_child(instance=easy_page(entries[0], show_in_menus=True))
    for entry in entries[1:]:
        first.add_child(instance=easy_page(entry))


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
