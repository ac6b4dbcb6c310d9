"""Files with many questions: how fast each format is read, and what an import adds to that."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from courses.exchange.formats import FORMATS, Format
from courses.exchange.items import Found, Given
from courses.models import ImportedQuestion, Question, QuestionImport, QuestionVersion
from courses.services.imports import forget, stage, take_over, undo

from .clock import Versus, seconds, versus
from .dataset.questions import FIXED

ROUNDS = 3
PREFIX = "BENCH-IN"


@dataclass
class Reading:
    """How long a format takes for a file."""

    format: Format
    questions: int
    bytes: int
    seconds: float


def given(number: int) -> Iterator[Given]:
    """The ten questions of P1 again and again, each time with another text."""
    bodies = [version.body for version in QuestionVersion.objects.order_by("pk")[:FIXED]]
    for place in range(number):
        body = copy.deepcopy(bodies[place % FIXED]) | {"pictures": []}
        body["prompt"] = body["prompt"].replace("<p>", f"<p>({place}) ", 1)
        yield Given(f"{PREFIX}-{place}", body, ("Thema",), ("bench", f"p{place % 20}"), "easy")


def read(form: Format, data: bytes, number: int) -> list[Found]:
    found = form.read(data, name=f"bench.{form.extension}")
    if len(found) != number or any(one.refusal for one in found):
        raise RuntimeError(f"{form.slug}: some questions were not read.")
    return found


def readings(number: int) -> Iterator[Reading]:
    for form in FORMATS.values():
        data = form.write(given(number))
        took = seconds(lambda form=form, data=data: read(form, data, number))
        yield Reading(form, number, len(data), took)


def measure(number: int) -> Versus:
    """Stage a GIFT file and take it over, against reading it only. Leaves the bank as it was."""
    form = FORMATS["gift"]
    data = form.write(given(number))
    former = Question.objects.count()
    clear()

    def whole() -> None:
        source = stage(data=data, name="bench.gift", prefix=PREFIX)
        while not take_over(source=source, user=None).is_complete:
            pass

    found = Versus("import of GIFT, stage and take over ÷ read", 3.0)
    for _round in range(ROUNDS):
        one = versus("", whole, lambda: read(form, data, number), rounds=1)
        found.ours += one.ours
        found.bare += one.bare
        if ImportedQuestion.objects.filter(question__isnull=False).count() != number:
            raise RuntimeError("Some questions were not taken over.")
        clear()
    if Question.objects.count() != former:
        raise RuntimeError("The import has left questions behind.")
    return found


def clear() -> None:
    """Undo what this or an interrupted run has brought in."""
    for source in QuestionImport.objects.all():
        undo(source=source)
        forget(source=source)
