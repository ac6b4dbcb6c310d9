"""The board as tagged PDF/A-3a and PDF/UA-1: its heading on every page, a number below each."""

from collections.abc import Iterable, Sequence

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.conf import settings
from courses.documents import fonts
from courses.documents.archive import make_archival
from courses.documents.metadata import DocumentInfo
from courses.documents.printing import print_html

UNKNOWN = "¤"
TEMPLATE = "lms/pdf/board.html"
FIXED = (17, 11, 8)  # per cent: name, state, next deadline
# The font for print has letters, but none of the signs of the screen.
ON_PAPER = {"✓": "+", "○": "–", "◐": "–", "↷": "=", "↻": "*", "‖": "‖", "!": "!", "…": "…"}


def legend() -> str:
    return _(
        "+ fulfilled · – open · ! overdue · * refresher due · ‖ resting · = done otherwise · "
        "… not on offer yet"
    )


def board_pdf(
    *, title: str, notes: Sequence[str], head: Sequence[str], rows: Iterable[Sequence[str]]
) -> bytes:
    """The bytes of a table as `board_tables` makes it: name, organisation, group and the rest.

    Organisation and group stand below the name. Signs the font lacks become a placeholder, which
    is explained.
    """
    known = fonts.printable_characters(settings.FONT_CACHE)
    cells = [[printable(text, known) for text in row] for row in rows]
    told = [*notes, legend()]
    if any(UNKNOWN in text for row in cells for text in row):
        sign = {"sign": UNKNOWN}
        told.append(_("%(sign)s: a letter this font can't print; the print view shows it.") % sign)
    name, _place, _group, *columns = (printable(text, known) for text in head)
    context = {
        "title": printable(title, known),
        "notes": [printable(note, known) for note in told],
        "head": zip([name, *columns], widths(len(columns) + 1), strict=True),
        "rows": [(row[0], ", ".join(filter(None, row[1:3])), row[3:]) for row in cells],
        "language": get_language() or settings.CONTENT_LANGUAGE,
    }
    pages = print_html(
        render_to_string(TEMPLATE, context), fonts=fonts.font_directory(settings.FONT_CACHE)
    )
    info = DocumentInfo(
        title=context["title"],
        author=settings.PUBLISHER,
        subject=context["notes"][0],
        created=timezone.now(),
        language=context["language"],
    )
    return make_archival(pages, info=info)


def widths(columns: int) -> list[int]:
    """Per cent: the steps share what names and states leave."""
    steps = max(1, columns - len(FIXED))
    return [*FIXED, *[(100 - sum(FIXED)) // steps] * steps][:columns]


def printable(text: str, known: frozenset[int]) -> str:
    return "".join(sign if ord(sign) in known else UNKNOWN for sign in " ".join(text.split()))


def with_symbol(symbol: str, words: str) -> str:
    """A state in words, and with a sign that paper can show."""
    return f"{ON_PAPER.get(symbol, '')} {words}".strip()
