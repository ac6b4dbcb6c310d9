"""Reads of a checked list: counts, a page of rows, and all rows for a download."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import ListCheck
from ..models.list_checks import KEPT
from ..states import State
from ..verify import words
from ..verify.answers import MEANING, Answer, Finding
from ..verify.lists.portions import RowAnswer

Line = tuple[str, ...]
# openpyxl takes half a second for them; a multiple of the portions in which rows are stored.
ROWS_A_WORKBOOK = 10_000


@dataclass(frozen=True)
class Result:
    """`counts`: headline and how often, the most frequent first."""

    lines: list[RowAnswer]
    counts: list[tuple[str, int]]


def open_check(uuid: object) -> ListCheck:
    """Raises Http404 for an unknown one as for one whose hour is over."""
    check = ListCheck.objects.filter(uuid=uuid, created_at__gte=timezone.now() - KEPT).first()
    if check is None:
        raise Http404
    return check


def result_of(check: ListCheck, rows: range | None = None) -> Result:
    """Of all rows, or of those in a range that begins and ends with a portion; one query."""
    portions = check.portions.order_by("position")
    if rows is not None:
        portions = portions.filter(position__gte=rows.start, position__lt=rows.stop)
    stored = portions.values_list("answers", flat=True)
    lines = [RowAnswer(**fields) for answers in stored for fields in answers]
    counts = Counter((line.finding, line.state, line.name_matches is False) for line in lines)
    told = [(title_of(*key), number) for key, number in counts.most_common()]
    return Result(lines, told)


def workbook_parts(total: int) -> list[range]:
    """A list of n rows as so many workbooks as it takes, see `ROWS_A_WORKBOOK`."""
    return [
        range(start, min(start + ROWS_A_WORKBOOK, total))
        for start in range(0, total, ROWS_A_WORKBOOK)
    ]


def title_of(finding: str, state: str, other_name: bool) -> str:
    known = State(state) if state else None
    return words.title(
        Answer(Finding(finding), state=known, name_matches=False if other_name else None)
    )


def as_lines(result: Result) -> Iterator[Line]:
    """With titles first, in the words of the pages."""
    yield (
        _("Row"), _("Number or file"), _("Genuine?"), _("Unchanged?"), _("Valid today?"),
        _("Name"), _("Result"),
    )  # fmt: skip
    cache: dict[tuple[str, str, bool], Line] = {}
    for line in result.lines:
        key = (line.finding, line.state, line.name_matches is False)
        if key not in cache:
            cache[key] = _told(*key)
        *answers, title = cache[key]
        yield (str(line.line), line.shown, *answers, name_word(line.name_matches), title)


def _told(finding: str, state: str, other_name: bool) -> Line:
    genuine, unchanged = (str(words.SHORT[told]) for told in MEANING[Finding(finding)])
    label = str(State(state).label) if state else _("not checked")
    return genuine, unchanged, label, title_of(finding, state, other_name)


def name_word(matches: bool | None) -> str:
    if matches is None:
        return "–"
    return _("matches") if matches else _("does not match")
