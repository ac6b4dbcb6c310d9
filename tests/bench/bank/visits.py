"""The requests that are sent to a bank, small or large: the same people do the same there."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import cycle
from typing import Any

from django.urls import reverse

from courses.models import CoursePage, QuizPage
from courses.queries.questions import current_versions
from lms.models import AttemptAnswer, Completion, Enrolment, Learner, QuizAttempt, StepRecord
from tests.bench.client import Request
from tests.bench.dataset.records import answer
from tests.bench.visitors import FORM, cookies_of

READERS = 20
CYCLE = 99  # of this run; the crowd of a large bank has lower ones


@dataclass(frozen=True)
class Visit:
    """One kind of request; `once` if each of them can be sent only once."""

    name: str
    requests: list[Request]
    once: bool = False

    def supply(self) -> Iterator[Request]:
        return iter(self.requests) if self.once else cycle(self.requests)

    def plain(self) -> dict[str, Any]:
        """For a file; see `read_visit`."""
        return asdict(self)


def read_visit(found: dict[str, Any]) -> Visit:
    return Visit(**found | {"requests": [Request(**one) for one in found["requests"]]})


def prepare(stock: int) -> list[Visit]:
    """Readers in the midst of an attempt, `stock` people about to hand in, and as many to start."""
    course = CoursePage.objects.get(code="P1")
    quizzes = QuizPage.objects.child_of(course)
    fixed, drawn = quizzes.exclude(slug="gezogen").get(), quizzes.get(slug="gezogen")
    people = list(Learner.objects.select_related("user").order_by("pk")[: READERS + 2 * stock])
    forget(people)
    cookies = cookies_of(people)
    enrolled = Enrolment.objects.bulk_create(
        Enrolment(learner=one, course=course, cycle=CYCLE) for one in people
    )
    attempts = QuizAttempt.objects.bulk_create(
        QuizAttempt(enrolment=row, quiz=fixed, pass_mark=course.pass_mark)
        for row in enrolled[: READERS + stock]
    )
    answer(attempts, current_versions(fixed))
    open_ones = list(zip(attempts, cookies, strict=False))
    starters = cookies[READERS + stock :]
    return [
        *reading(fixed, open_ones[:READERS]),
        handing_in(open_ones[READERS:]),
        starting("start, ten fixed questions", fixed, starters),
        starting("start, ten drawn of all", drawn, starters),
    ]


def forget(people: list[Learner]) -> None:
    """Take away what an earlier run left, so that a small bank stays without attempts."""
    former = list(
        Enrolment.objects.filter(learner__in=people, cycle=CYCLE).values_list("pk", flat=True)
    )
    AttemptAnswer.objects.filter(attempt__enrolment__in=former).delete()
    for model in (QuizAttempt, StepRecord, Completion):
        model.history.filter(enrolment_id__in=former).delete()
        model.objects.filter(enrolment__in=former).delete()
    Enrolment.objects.filter(pk__in=former).delete()


def reading(quiz: QuizPage, mine: list[tuple[QuizAttempt, str]]) -> Iterator[Visit]:
    yield Visit("quiz page", [Request(quiz.get_url(), cookie=cookie) for _one, cookie in mine])
    urls = [(reverse("lms:question", args=[one.uuid, 1]), cookie) for one, cookie in mine]
    yield Visit("question", [Request(url, cookie=cookie) for url, cookie in urls])
    # Blank on purpose: what is stored is an empty answer, the way to it is the same.
    yield Visit("save an answer", [Request(url, 302, cookie, FORM) for url, cookie in urls])


def handing_in(mine: list[tuple[QuizAttempt, str]]) -> Visit:
    requests = [
        Request(reverse("lms:submit", args=[one.uuid]), 302, cookie, FORM) for one, cookie in mine
    ]
    return Visit("hand in and pass", requests, once=True)


def starting(name: str, quiz: QuizPage, cookies: list[str]) -> Visit:
    url = reverse("lms:start_quiz", args=[quiz.pk])
    return Visit(name, [Request(url, 302, cookie, FORM) for cookie in cookies], once=True)
