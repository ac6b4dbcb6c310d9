"""Each answer is met with an explanation, and none gives itself away (D.11)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..facts import CourseFacts, QuestionFacts
from ..findings import Remark, must, should
from ..registry import for_question
from ..streams import plain

LONGER_BY, LONGER_TIMES = 15, 1.5


def options(question: QuestionFacts) -> list[dict[str, Any]]:
    return [one for one in question.body.get("options") or [] if isinstance(one, dict)]


@for_question
def is_written(question: QuestionFacts, _course: CourseFacts) -> Iterator[Remark]:
    if not question.body:
        yield must(_("Nothing is written yet."))


@for_question
def every_answer_has_feedback(question: QuestionFacts, _course: CourseFacts) -> Iterator[Remark]:
    body = question.body
    if question.kind in {"single", "multiple"}:
        missing = [
            plain(str(one["text"])) for one in options(question) if not said(one, "feedback")
        ]
        if missing:
            text = _("There is no feedback to the option “%(option)s”.")
            yield must(text % {"option": missing[0][:60]})
    elif question.kind == "true_false":
        if not (said(body, "feedback_true") and said(body, "feedback_false")):
            yield must(_("There is no feedback to “true” or to “false”."))
    elif body and not said(body, "feedback"):
        yield must(_("There is no feedback."))


def said(entry: dict[str, Any], key: str) -> bool:
    return bool(plain(str(entry.get(key) or "")))


@for_question
def right_option_not_longest(question: QuestionFacts, _course: CourseFacts) -> Iterator[Remark]:
    lengths = {True: [], False: []}  # type: dict[bool, list[int]]
    for option in options(question):
        lengths[bool(option.get("correct"))].append(len(plain(str(option.get("text") or ""))))
    if question.kind != "single" or not lengths[True] or not lengths[False]:
        return
    right, longest = lengths[True][0], max(lengths[False])
    if right > longest * LONGER_TIMES and right - longest > LONGER_BY:
        text = _("The right option is by far the longest; that gives it away.")
        yield should(text)
