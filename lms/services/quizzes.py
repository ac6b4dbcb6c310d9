"""Verbs of an attempt: start, save an answer, hand in."""

import random
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.grading import Grade, grade, passed, total
from courses.models import QuizPage
from courses.queries.questions import current_versions
from courses.questions.registry import KINDS

from ..exceptions import AttemptClosed, QuizNotReady
from ..models import AttemptAnswer, Enrolment, QuizAttempt
from .progress import finish_step

# Not predictable from outside, so that nobody can compute the order of another paper.
RANDOM = random.SystemRandom()


@transaction.atomic
def start(*, enrolment: Enrolment, quiz: QuizPage) -> QuizAttempt:
    """Open an attempt and draw its paper, or give back the one that is open.

    Raises QuizNotReady if no question of the quiz is published.
    """
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    earlier = QuizAttempt.objects.filter(enrolment=enrolment, quiz=quiz).order_by("-number").first()
    if earlier and earlier.is_open:
        return earlier
    versions = current_versions(quiz)
    if not versions:
        raise QuizNotReady
    attempt = QuizAttempt.objects.create(
        enrolment=enrolment,
        quiz=quiz,
        number=earlier.number + 1 if earlier else 1,
        pass_mark=quiz.required_percent,
    )
    AttemptAnswer.objects.bulk_create(
        AttemptAnswer(
            attempt=attempt,
            position=position,
            version=version,
            order=KINDS[version.kind].draw(version.body, RANDOM),
        )
        for position, version in enumerate(versions, start=1)
    )
    return attempt


def locked(attempt: QuizAttempt) -> QuizAttempt:
    """The attempt as it is now, held until the transaction ends."""
    return QuizAttempt.objects.select_for_update().get(pk=attempt.pk)


@transaction.atomic
def save_answer(*, attempt: QuizAttempt, position: int, response: Any) -> AttemptAnswer:
    """Keep an answer; a later one replaces it. Raises AttemptClosed after handing in."""
    if not locked(attempt).is_open:
        raise AttemptClosed
    answer = attempt.answers.get(position=position)
    answer.response = response
    answer.save(update_fields=["response"])
    return answer


@transaction.atomic
def submit(*, attempt: QuizAttempt) -> QuizAttempt:
    """Grade an attempt once; handing in again gives back the same result.

    Free text is thrown away as soon as it is graded (field rule B.8): only right or wrong stays.
    """
    attempt = locked(attempt)
    if not attempt.is_open:
        return attempt
    answers = list(attempt.answers.select_related("version"))
    grades = [grade(answer.version.body, answer.response) for answer in answers]
    keep_points(answers, grades)
    score = total(grades)
    attempt.score = decimal_of(score)
    attempt.passed = passed(score, attempt.pass_mark)
    attempt.submitted_at = timezone.now()
    attempt.save()
    if attempt.passed:
        finish_step(enrolment_id=attempt.enrolment_id, step_id=attempt.quiz_id)
    return attempt


def keep_points(answers: Sequence[AttemptAnswer], grades: Sequence[Grade]) -> None:
    """Store what each answer earned, one statement for all that earned the same.

    Most papers know few different points; `bulk_update` takes about five times as long.
    """
    earned: dict[Decimal, list[int]] = defaultdict(list)
    for answer, result in zip(answers, grades, strict=True):
        earned[decimal_of(result.fraction)].append(answer.pk)
    for points, pks in earned.items():
        AttemptAnswer.objects.filter(pk__in=pks).update(fraction=points)
    free_text = [answer.pk for answer in answers if answer.version.kind == "short_answer"]
    if free_text:
        AttemptAnswer.objects.filter(pk__in=free_text).update(response=None)


def decimal_of(share: Fraction) -> Decimal:
    """Six places for the database; the exact fraction has already decided about passing."""
    return (Decimal(share.numerator) / share.denominator).quantize(Decimal("0.000001"))
