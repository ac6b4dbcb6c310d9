"""The list of item statistics: a page of it without the rest, or ranked as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from courses.models import Question

from ..rules.statistics import Figures, Flag
from .item_reports import question_figures

FIGURES = ("n", "facility", "discrimination")


@dataclass(frozen=True)
class Row:
    question: Question
    figures: Figures

    @property
    def name(self) -> str:
        question = self.question
        return f"{question.reference} – {question.title}" if question.title else question.reference


def listed() -> QuerySet[Question]:
    """All questions, without what they say."""
    return Question.objects.select_related("topic").defer("body")


def ranked(questions: QuerySet[Question], *, ordering: str, flag: str = "") -> list[int]:
    """Keys of the questions in the order of a figure, or those with a flag.

    Everything is summed up once for this; what has no figure comes last, either way.
    """
    found = question_figures(distractors=flag == Flag.UNUSED)
    keys = list(questions.order_by("reference").values_list("pk", flat=True))
    if flag:
        keys = [key for key in keys if flag in found.get(key, Figures()).flags]
    name, falling = ordering.removeprefix("-"), ordering.startswith("-")
    if name not in FIGURES:
        return keys[::-1] if falling else keys
    values = {key: getattr(found.get(key, Figures()), name) for key in keys}
    known = [key for key in keys if values[key] is not None]
    known.sort(key=lambda key: values[key], reverse=falling)
    return known + [key for key in keys if values[key] is None]


def rows(questions: Sequence[Question]) -> list[Row]:
    """The questions of a page with their figures; five queries."""
    keys = [question.pk for question in questions]
    found = question_figures(Question.objects.filter(pk__in=keys)) if keys else {}
    return [Row(question, found.get(question.pk, Figures())) for question in questions]


def rows_of(keys: Sequence[int]) -> list[Row]:
    """The same for keys, in their order; six queries."""
    by_key = listed().in_bulk(keys)
    return rows([by_key[key] for key in keys if key in by_key])


def all_rows(keys: Sequence[int]) -> list[Row]:
    """The same for very many keys: the bank is summed up as a whole."""
    by_key, found = {one.pk: one for one in listed()}, question_figures()
    return [Row(by_key[key], found.get(key, Figures())) for key in keys if key in by_key]
