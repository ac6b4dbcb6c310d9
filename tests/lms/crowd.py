"""Many people answer at random: data for statistics, made in bulk."""

import random
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from courses.grading import grade, passed, total
from courses.models import CoursePage, QuestionVersion, QuizPage
from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, Enrolment, Learner, QuizAttempt
from lms.services.points import decimal_of


@dataclass(frozen=True)
class Row:
    """One answer as a plain value, for sums made by hand."""

    attempt: int
    version: int
    number: int
    response: Any
    fraction: Decimal


def guess(body: dict[str, Any], rng: random.Random) -> Any:
    """Any response this question allows, right or wrong, or none."""
    kind = body["kind"]
    if rng.random() < 0.1:
        return None
    if rng.random() < 0.4:
        return KINDS[kind].key(body)
    if kind in {"single", "multiple"}:
        ids = [option["id"] for option in body["options"]]
        return rng.choice(ids) if kind == "single" else sorted(rng.sample(ids, rng.randint(1, 2)))
    if kind == "true_false":
        return rng.random() < 0.5
    if kind == "matching":
        choices = [choice["id"] for choice in body["choices"]]
        return {pair["id"]: rng.choice(choices) for pair in body["pairs"]}
    if kind == "ordering":
        ids = [item["id"] for item in body["items"]]
        return rng.sample(ids, len(ids))
    return "geheim" if kind == "short_answer" else {"1": "geheim"}


def crowd(
    *,
    learner: Learner,
    quiz: QuizPage,
    papers: list[list[QuestionVersion]],
    seed: int = 1,
    number: int = 1,
    submitted_at: datetime | None = None,
    course: CoursePage | None = None,
) -> list[Row]:
    """One handed-in attempt for each paper, in cycles of their own."""
    rng = random.Random(seed)
    taken = Enrolment.objects.filter(learner=learner).count()
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(learner=learner, course=course or quiz.course, cycle=taken + 1 + index)
        for index in range(len(papers))
    )
    attempts, marked = [], []
    for enrolment, paper in zip(enrolments, papers, strict=True):
        responses = [guess(version.body, rng) for version in paper]
        grades = [
            grade(version.body, response)
            for version, response in zip(paper, responses, strict=True)
        ]
        share = total(grades)
        marked.append((paper, responses, [decimal_of(one.fraction) for one in grades]))
        attempts.append(
            QuizAttempt(
                enrolment=enrolment, quiz=quiz, number=number, pass_mark=80,
                submitted_at=submitted_at or timezone.now(),
                score=decimal_of(share), passed=passed(share, 80),
            )
        )  # fmt: skip
    QuizAttempt.objects.bulk_create(attempts)
    answers = [
        AttemptAnswer(
            attempt=attempt, position=position, version=version, fraction=fraction,
            response=None if KINDS[version.kind].free_text else response,
        )
        for attempt, (paper, responses, fractions) in zip(attempts, marked, strict=True)
        for position, (version, response, fraction) in enumerate(
            zip(paper, responses, fractions, strict=True), start=1
        )
    ]  # fmt: skip
    AttemptAnswer.objects.bulk_create(answers, batch_size=2000)
    return [
        Row(one.attempt_id, one.version_id, number, one.response, one.fraction) for one in answers
    ]


def random_papers(
    versions: list[QuestionVersion], size: int, seed: int
) -> list[list[QuestionVersion]]:
    """Papers of one to all questions."""
    rng = random.Random(seed)
    return [rng.sample(versions, rng.randint(1, len(versions))) for _ in range(size)]
