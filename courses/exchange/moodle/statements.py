"""mtf and kprime, plugins that are common in German-speaking places: statements → pairs.

Each row is a statement, each column an answer such as "true"; the weights say which belongs to it.
"""

from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .asked import asked, with_feedback
from .prose import prose, text_of, words
from .source import Reader, Source, children, first, number, raw_text

KPRIME, EACH = "kprime", "subpoints"


def statements(source: Source) -> dict[str, Any]:
    """A matching question: the statements on the left, the columns to choose from."""
    question = asked(source)
    columns = {one.get("number", ""): _column(source, one) for one in source.all("column")}
    rows = source.all("row")
    right = _right(source)
    pairs, told = [], []
    for row in rows:
        text = prose(source, first(row, "optiontext"), "inline", style=question.style)
        fitting = columns.get(right.get(row.get("number", ""), ""), "")
        if not text_of(text) or not fitting:
            raise Refused(_("It does not say for each statement which answer is right."))
        pairs.append({"id": "", "left": text, "choice": fitting})
        feedback = prose(source, first(row, "feedbacktext"), "feedback", style=question.style)
        told.append((text_of(text), feedback))
    source.note(_("The statements became pairs; learners choose an answer for each of them."))
    if source.value("scoringmethod", EACH) != EACH:
        source.note(
            _("Its own way of scoring was replaced: here parts of the answer earn credit too.")
        )
    question = with_feedback(source, question, told)
    choices = [{"id": text, "text": text} for text in dict.fromkeys(columns.values()) if text]
    return question.body("matching", pairs=pairs, choices=choices)


def _column(source: Source, column: Element) -> str:
    return words(source, first(column, "responsetext"))


def _right(source: Source) -> dict[str, str]:
    """The column of each row; Refused where a row has several."""
    found: dict[str, str] = {}
    for weight in source.all("weight"):
        value = next(children(weight, "value"), None)
        if value is None or (number(raw_text(value)) or 0) <= 0:
            continue
        if weight.get("rownumber", "") in found:
            raise Refused(
                _("An entry belongs to several others; here each belongs to exactly one.")
            )
        found[weight.get("rownumber", "")] = weight.get("columnnumber", "")
    return found


READERS: dict[str, Reader] = {"mtf": statements, KPRIME: statements}
