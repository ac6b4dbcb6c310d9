"""The board as a table of words: one shape for the screen, the print view and the files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Assignment, ProgrammeStep
from ..queries.duties import Row
from .words import Cell


@dataclass(frozen=True)
class Line:
    """A person's row; `cells` in the order of the columns, None where she has no such step."""

    row: Row
    name: str
    cells: tuple[Cell | None, ...]


def name_of(assignment: Assignment) -> str:
    """Of a member who has confirmed; with nothing but her address if she gave no name."""
    learner, membership = assignment.learner, assignment.membership
    known = membership.known_as if membership else ""
    user = learner.user
    email = getattr(user, user.get_email_field_name(), "") or user.get_username()
    return learner.name or known or email


def lines(rows: Iterable[Row], steps: Sequence[ProgrammeStep]) -> Iterator[Line]:
    for row in rows:
        by_key = {cell.key: cell for cell in row.cells}
        yield Line(row, name_of(row.assignment), tuple(by_key.get(step.key) for step in steps))


def words_alone(_symbol: str, words: str) -> str:
    return words


def heading(steps: Sequence[ProgrammeStep]) -> list[str]:
    fixed = [_("Name"), _("Organisation"), _("Professional group"), _("State"), _("Next deadline")]
    return [*fixed, *(step.title for step in steps)]


def texts(line: Line, said: Callable[[str, str], str] = words_alone) -> list[str]:
    """The cells of a line; `said` puts a symbol and its words together."""
    assignment, due_on = line.row.assignment, line.row.next_due_on
    return [
        line.name,
        assignment.organisation.name,
        assignment.group.label if assignment.group else "",
        said(line.row.symbol, str(line.row.words)),
        date_format(due_on, "SHORT_DATE_FORMAT") if due_on else "",
        *(said(cell.symbol, str(cell.words)) if cell else "" for cell in line.cells),
    ]
