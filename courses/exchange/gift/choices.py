"""`{=right ~wrong}` and `{~%50%right ~%-50%wrong}` → single and multiple choice."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .nodes import Group
from .texts import Texts, percent, split

FULL = Fraction(100)
# Files round thirds to 33.33333 or just 33.
SLACK = Fraction(1, 2)


@dataclass(frozen=True)
class Row:
    """An option; `weight` is in percent."""

    text: str
    feedback: str
    weight: Fraction


def choice(group: Group, texts: Texts) -> dict[str, Any]:
    """The kind and the options. One `=` makes it a single choice, only `~` a multiple one."""
    rows = _rows(group, texts)
    if any(entry.sign == "=" for entry in group.entries):
        kind, right = _with_best(rows, texts)
    else:
        kind, right = "multiple", [row for row in rows if row.weight > 0]
        _compare_weights(rows, right, texts)
    if not right:
        raise Refused(_("No answer is marked as right. In GIFT a right one begins with “=”."))
    options = [
        {
            "id": "",
            "text": texts.inline(row.text),
            "correct": row in right,
            "feedback": texts.brief(row.feedback),
        }
        for row in rows
    ]
    return {"kind": kind, "options": options}


def _rows(group: Group, texts: Texts) -> list[Row]:
    first, *feedback = group.lead
    found = [Row(first, "#".join(feedback), Fraction(0))] if first else []
    for entry in group.entries:
        given = FULL if entry.sign == "=" else Fraction(0)
        weight = given if entry.weight is None else entry.weight
        if split(entry.answer, "")[1]:
            found.append(Row(entry.answer, entry.feedback, weight))
        else:
            texts.note(_("An empty answer was left out."))
    return found


def _with_best(rows: list[Row], texts: Texts) -> tuple[str, list[Row]]:
    """At least one answer is marked as the right one; Moodle lets learners choose only one."""
    best = max((row.weight for row in rows), default=Fraction(0))
    right = [row for row in rows if row.weight == best and best > 0]
    if len(right) > 1:
        texts.note(_("Several answers earn the full point. Learners must now choose all of them."))
    if 0 < best < FULL:
        texts.note(_("No answer earns 100 %% in the file, the best %(weight)s."),
                   weight=percent(best))  # fmt: skip
    if any(0 < row.weight < best for row in rows):
        texts.note(
            _("Partly right answers count as wrong: %(answers)s."), answers=_listed(rows, best)
        )
    if any(row.weight < 0 for row in rows):
        texts.note(_("Wrong answers cost credit in the file; here they earn none."))
    return ("multiple" if len(right) > 1 else "single"), right


def _listed(rows: list[Row], best: Fraction) -> str:
    partly = [row for row in rows if 0 < row.weight < best]
    return ", ".join(f"{split(row.text, '')[1][:60]} ({percent(row.weight)})" for row in partly[:5])


def _compare_weights(rows: list[Row], right: list[Row], texts: Texts) -> None:
    """Ours: each right option is worth the same, and each wrong one takes as much away."""
    if not right:
        return
    share, total = FULL / len(right), sum(row.weight for row in right)
    if abs(total - FULL) > 1:
        texts.note(
            _("The right answers add up to %(sum)s in the file; here all of them make 100 %%."),
            sum=percent(total),
        )
    if any(abs(row.weight - share) > SLACK for row in right) and abs(total - FULL) <= 1:
        texts.note(_("The right answers have different weights in the file; here all count alike."))
    wrong = {row.weight for row in rows if row.weight <= 0}
    if any(abs(weight + share) > SLACK for weight in wrong):
        texts.note(
            _("A wrong answer costs %(cost)s in the file; here it cancels one right answer."),
            cost=", ".join(percent(-weight) for weight in sorted(wrong)),
        )
