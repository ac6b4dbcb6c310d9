"""Verbs of an attempt: start, save or check an answer, hand in."""

import datetime as dt
import logging
import random
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.drawing import option_order
from courses.grading import grade, passed, total
from courses.models import QuizPage
from courses.queries.papers import Paper, draw_paper

from ..exceptions import (
    AnswerLocked,
    AttemptClosed,
    AttemptExpired,
    NoAttemptsLeft,
    NothingToCheck,
    QuizClosed,
    QuizNotReady,
    TooEarly,
)
from ..models import AttemptAnswer, Enrolment, QuizAttempt
from ..queries.standings import Standing, standing
from ..rules.attempts import closing, is_over
from .points import decimal_of, keep_points, points_of
from .progress import finish_step

logger = logging.getLogger(__name__)

# Not predictable from outside, so that nobody can compute the order of another paper.
RANDOM = random.SystemRandom()


def start(*, enrolment: Enrolment, quiz: QuizPage, now: dt.datetime | None = None) -> QuizAttempt:
    """Open an attempt and draw its paper, or give back the one that is open.

    An open one whose time is over is handed in first. Raises QuizClosed for a quiz that is not
    published, NoAttemptsLeft, TooEarly, and QuizNotReady if no question can be asked.
    """
    now = now or timezone.now()
    close_expired_of(enrolment=enrolment, quiz=quiz, now=now)
    with transaction.atomic():
        Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        stand = standing(enrolment, quiz, now=now)
        if stand.latest and stand.latest.is_open:
            return stand.latest
        check_may_start(quiz, stand)
        paper = draw_paper(quiz, RANDOM)
        if not paper.questions:
            raise QuizNotReady
        if paper.missing:
            logger.warning(
                "Quiz %s: the bank is %s questions short of the draws.", quiz.pk, paper.missing
            )
        return open_attempt(enrolment, quiz, stand, paper, now)


def check_may_start(quiz: QuizPage, stand: Standing) -> None:
    """Raises what speaks against a new attempt."""
    if not quiz.live:
        raise QuizClosed
    if stand.left == 0:
        raise NoAttemptsLeft
    if stand.next_start:
        moment = date_format(timezone.localtime(stand.next_start), "DATETIME_FORMAT")
        raise TooEarly(_("The next attempt can begin from %(moment)s.") % {"moment": moment})


def open_attempt(
    enrolment: Enrolment, quiz: QuizPage, stand: Standing, paper: Paper, now: dt.datetime
) -> QuizAttempt:
    """Store an attempt with its paper; what must not change while it runs is copied."""
    end = closing(stand.terms, now)
    attempt = QuizAttempt.objects.create(
        enrolment=enrolment,
        quiz=quiz,
        number=stand.latest.number + 1 if stand.latest else 1,
        pass_mark=quiz.required_percent,
        deadline=end.deadline,
        accepted_until=end.accepted_until,
    )
    AttemptAnswer.objects.bulk_create(
        AttemptAnswer(
            attempt=attempt,
            position=position,
            version=one.version,
            lesson_id=one.lesson_id,
            order=option_order(one.version.body, RANDOM, shuffled=quiz.shuffle_options),
        )
        for position, one in enumerate(paper.questions, start=1)
    )
    return attempt


def locked(attempt: QuizAttempt) -> QuizAttempt:
    """The attempt as it is now, held until the transaction ends."""
    return QuizAttempt.objects.select_for_update().get(pk=attempt.pk)


def save_answer(
    *,
    attempt: QuizAttempt,
    position: int,
    response: Any,
    check: bool = False,
    now: dt.datetime | None = None,
) -> AttemptAnswer:
    """Keep an answer; a later one replaces it, unless it was checked in between.

    `check` grades and locks it, for quizzes that tell after each question. Raises AttemptClosed
    after handing in; AnswerLocked; NothingToCheck for a blank answer; AttemptExpired if it comes
    too late: then the attempt has been handed in with what was there.
    """
    now = now or timezone.now()
    with transaction.atomic():
        attempt = locked(attempt)
        expired = attempt.is_open and is_over(attempt.accepted_until, now)
        if expired:
            hand_in(attempt, now=now)
        else:
            answer = _keep(attempt, position, response, check=check, now=now)
    # Outside, so that what was handed in is kept.
    if expired:
        raise AttemptExpired
    return answer


def _keep(
    attempt: QuizAttempt, position: int, response: Any, *, check: bool, now: dt.datetime
) -> AttemptAnswer:
    if not attempt.is_open:
        raise AttemptExpired if attempt.timed_out else AttemptClosed
    answer = attempt.answers.select_related("version").get(position=position)
    if answer.checked_at:
        raise AnswerLocked
    if check and response is None:
        raise NothingToCheck
    answer.response = response
    answer.save(update_fields=["response"])
    if check:
        keep_points([answer], [grade(answer.version.body, response)])
        answer.checked_at = now
        answer.save(update_fields=["checked_at"])
        answer.refresh_from_db(fields=["response", "fraction"])
    return answer


@transaction.atomic
def submit(*, attempt: QuizAttempt, now: dt.datetime | None = None) -> QuizAttempt:
    """Grade an attempt once; handing in again gives back the same result.

    Free text is thrown away as soon as it is graded (field rule B.8): only right or wrong stays.
    """
    attempt = locked(attempt)
    if not attempt.is_open:
        return attempt
    return hand_in(attempt, now=now or timezone.now())


def hand_in(attempt: QuizAttempt, *, now: dt.datetime) -> QuizAttempt:
    """Grade what is there; the attempt is held and open. One that expired ended when it did."""
    answers = list(attempt.answers.select_related("version"))
    grades = [points_of(answer) for answer in answers]
    keep_points(answers, grades)
    score = total(grades)
    attempt.timed_out = is_over(attempt.accepted_until, now)
    attempt.score = decimal_of(score)
    attempt.passed = passed(score, attempt.pass_mark)
    attempt.submitted_at = attempt.accepted_until if attempt.timed_out else now
    attempt.save()
    if attempt.passed:
        finish_step(enrolment_id=attempt.enrolment_id, step_id=attempt.quiz_id)
    return attempt


def close_if_expired(*, attempt: QuizAttempt, now: dt.datetime | None = None) -> QuizAttempt:
    """Hand in an attempt whose time is over, once; leave every other as it is, without a query.

    Gives back the attempt itself if nothing was to be done.
    """
    now = now or timezone.now()
    if not attempt.is_open or not is_over(attempt.accepted_until, now):
        return attempt
    with transaction.atomic():
        # Meanwhile somebody may have handed it in, or given more time.
        held = locked(attempt)
        over = held.is_open and is_over(held.accepted_until, now)
        return hand_in(held, now=now) if over else held


def close_expired_of(*, enrolment: Enrolment, quiz: QuizPage, now: dt.datetime) -> None:
    """Hand in the open attempt at this quiz if its time is over."""
    over = QuizAttempt.objects.filter(
        enrolment=enrolment, quiz=quiz, submitted_at__isnull=True, accepted_until__lt=now
    )
    for attempt in over:
        close_if_expired(attempt=attempt, now=now)
