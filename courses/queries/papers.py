"""Drawing the paper of an attempt: pinned versions of fixed and drawn questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from django.db.models import F, OuterRef, Subquery

from ..drawing import deal, in_order
from ..models import QuestionVersion, QuizPage
from .pools import candidates


@dataclass(frozen=True)
class Drawn:
    """A question on a paper, and the lesson to read again if it goes wrong."""

    version: QuestionVersion
    lesson_id: int | None


@dataclass(frozen=True)
class Paper:
    """The questions in their order; `missing` is how many the pools could not give."""

    questions: list[Drawn]
    missing: int


def draw_paper(quiz: QuizPage, rng: Random) -> Paper:
    """Draw a paper: three queries, and one more for each pool, however large the bank is.

    A pool that became too small gives what it has: nobody has to wait for somebody to notice.
    """
    fixed = fixed_questions(quiz)
    pools = list(quiz.pools.all())
    taken = {one.version.question_id for one in fixed}
    found = candidates(pools, without=taken, by_chance=True)
    hands = deal([pool.size for pool in pools], found, rng)
    lessons = {pk: pool.lesson_id for pool, hand in zip(pools, hands, strict=True) for pk in hand}
    drawn = [Drawn(version, lessons[version.question_id]) for version in newest(lessons)]
    questions = in_order([*fixed, *drawn], rng, shuffled=quiz.shuffle_questions)
    return Paper(questions, missing=sum(pool.size for pool in pools) - len(drawn))


def fixed_questions(quiz: QuizPage) -> list[Drawn]:
    """The newest version of each fixed question that is published, in quiz order; one query."""
    latest = QuestionVersion.objects.filter(question=OuterRef("question")).order_by("-number")
    versions = (
        QuestionVersion.objects.filter(
            question__quiz_places__quiz=quiz,
            question__live=True,
            number=Subquery(latest.values("number")[:1]),
        )
        .annotate(lesson_pk=F("question__quiz_places__lesson"))
        .order_by("question__quiz_places__sort_order")
    )
    return [Drawn(version, version.lesson_pk) for version in versions]


def newest(questions: Iterable[int]) -> list[QuestionVersion]:
    """The newest version of each question, in the given order; one query, none for nothing."""
    wanted = list(questions)
    latest = QuestionVersion.objects.filter(question=OuterRef("question")).order_by("-number")
    versions = QuestionVersion.objects.filter(
        question__in=wanted, number=Subquery(latest.values("number")[:1])
    )
    found = {version.question_id: version for version in versions} if wanted else {}
    return [found[pk] for pk in wanted if pk in found]
