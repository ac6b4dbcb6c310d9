"""What the report has to say before anybody decides, beyond what the reader of a format knows."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from ..exchange.items import Found, Note
from ..questions.kept import KEPT, with_kept
from ..questions.rich_texts import rich_texts
from .import_pictures import judged_pictures

FIXED = Note(
    _("A part of its text, such as a table, can be shown and deleted in the editor, not changed.")
)


def with_warnings(found: Found) -> Found:
    return _about_fixed_parts(_with_usable_pictures(found))


def _with_usable_pictures(found: Found) -> Found:
    if not found.pictures:
        return found
    usable, told = judged_pictures(found.pictures)
    notes = (*found.notes, *map(Note, told))
    return replace(found, pictures=tuple(usable), notes=notes)


def _about_fixed_parts(found: Found) -> Found:
    if found.body is None or not any(map(_is_fixed, rich_texts(found.body))):
        return found
    return replace(found, notes=(*found.notes, FIXED))


def _is_fixed(html: str) -> bool:
    return "<" in html and f"<{KEPT} " in with_kept(html)
