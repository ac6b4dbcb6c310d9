"""What is compared with what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, repeat

from django.urls import reverse

from certificates.models import Certificate
from courses.models import CoursePage
from lms.models import Completion

from .bare.models import BarePage
from .client import Request
from .dataset.pages import measured_lesson
from .visitors import FORM, cookies_of, learners, open_attempts

READERS = 20
CHECKED = 200


@dataclass(frozen=True)
class Pair:
    """Ours and the bare side.

    `stock` is how many requests of ours there are, if they end; each of them must add one to
    what `effect` counts.
    """

    name: str
    aim: float | None
    ours: Iterator[Request]
    bare: Iterator[Request]
    stock: int | None = None
    effect: Callable[[], int] | None = None


def pairs(submissions: int) -> list[Pair]:
    course = CoursePage.objects.get(code="P1")
    check = cycle(checks())
    return [
        lesson(course),
        submit(course, submissions),
        Pair(
            "check by code ÷ bare view in the frame of the site", 2.0, check,
            cycle([Request(reverse("bare_frame"))]),
        ),
        Pair(
            "check by code ÷ bare view, no frame, no query", None, check,
            cycle([Request(reverse("bare_plain"))]),
        ),
    ]  # fmt: skip


def lesson(course: CoursePage) -> Pair:
    """The same readers on both pages."""
    page, cookies = measured_lesson(course), cookies_of(learners(course, READERS))
    bare = BarePage.objects.get(slug=page.slug)
    return Pair(
        "lesson page ÷ bare Wagtail page, same body", 1.6,
        cycle([Request(page.get_url(), cookie=cookie) for cookie in cookies]),
        cycle([Request(bare.get_url(), cookie=cookie) for cookie in cookies]),
    )  # fmt: skip


def submit(course: CoursePage, count: int) -> Pair:
    """Every request hands in another learner's attempt, and each of them completes the course."""
    people = learners(course, count)
    cookies = cookies_of(people)
    addresses = [
        reverse("lms:submit", args=[attempt.uuid]) for attempt in open_attempts(course, people)
    ]
    insert = reverse("bare_insert")
    ours = [Request(*sent, FORM) for sent in zip(addresses, repeat(302), cookies, strict=False)]
    return Pair(
        "hand in a quiz, completing ÷ bare view, one INSERT", 6.0,
        iter(ours),
        cycle([Request(insert, 302, cookie, FORM) for cookie in cookies]),
        stock=len(ours),
        effect=Completion.objects.count,
    )  # fmt: skip


def checks() -> list[Request]:
    found = Certificate.objects.order_by("code").values_list("number", "code")[:CHECKED]
    return [Request(reverse("certificates:verify_link", args=pair)) for pair in found]
