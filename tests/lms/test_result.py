"""The result page explains every answer and needs no stored free text for it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.translation import gettext

from courses.models import LessonPage
from lms.queries.results import reviewed
from lms.services.enrolments import enrol
from lms.services.progress import finish_lesson
from lms.services.quizzes import save_answer, submit
from lms.services.retention import erase_old_answers
from tests.conftest import answer_all, complete

from .conftest import of_kind, text_of, url_of


def review_of(attempt, kind):
    return reviewed(of_kind(attempt, kind))["review"]


def test_every_question_is_explained(adas, attempt):
    answer_all(attempt)
    page = text_of(adas.get(url_of(attempt, "result")))
    for answer in attempt.answers.select_related("version"):
        assert answer.version.body["feedback"] in page


def test_passing_shows_what_is_still_open(adas, attempt, p1):
    answer_all(attempt)
    page = text_of(adas.get(url_of(attempt, "result")))
    assert gettext("Passed") in page
    assert all(lesson.title in page for lesson in LessonPage.objects.child_of(p1))


def test_failing_offers_another_try(adas, attempt):
    answer_all(attempt, rightly=False)
    page = text_of(adas.get(url_of(attempt, "result")))
    assert gettext("Not passed yet") in page
    assert gettext("Try again") in page


@pytest.mark.parametrize(
    ("written", "state"), [("14", "correct"), ("vierzig", "incorrect"), (None, "incorrect")]
)
def test_a_short_answer_is_judged_although_its_text_is_gone(attempt, written, state):
    position = of_kind(attempt, "short_answer").position
    save_answer(attempt=attempt, position=position, response=written)
    submit(attempt=attempt)
    review = review_of(attempt, "short_answer")
    assert review["state"] == state
    assert review["given"] == ""


def test_partial_credit_is_called_partly_right(attempt):
    answer = of_kind(attempt, "multiple")
    right = [option["id"] for option in answer.version.body["options"] if option["correct"]]
    save_answer(attempt=attempt, position=answer.position, response=right[:1])
    submit(attempt=attempt)
    answer.refresh_from_db()
    assert 0 < answer.fraction < 1
    assert review_of(attempt, "multiple")["state"] == "partial"


@pytest.mark.parametrize("rightly", [True, False])
def test_erased_answers_leave_passed_or_not(adas, attempt, rightly):
    """What was answered is gone, and not called "not answered"."""
    answer_all(attempt, rightly=rightly)
    erase_old_answers(now=timezone.now() + timedelta(days=400))
    page = text_of(adas.get(url_of(attempt, "result")))
    assert gettext("Passed" if rightly else "Not passed yet") in page
    assert gettext("Your answers are erased") in page
    assert gettext("Not answered") not in page


def test_points_are_stored_to_six_places(attempt):
    answer = of_kind(attempt, "cloze")
    gaps = [part["id"] for part in answer.version.body["segments"] if isinstance(part, dict)]
    key = {part["id"]: part["accept"][0] for part in answer.version.body["segments"]
           if isinstance(part, dict)}  # fmt: skip
    save_answer(attempt=attempt, position=answer.position, response={gaps[0]: key[gaps[0]]})
    submit(attempt=attempt)
    answer.refresh_from_db()
    assert answer.fraction == (Decimal(1) / len(gaps)).quantize(Decimal("0.000001"))


def test_the_result_of_a_completed_course_says_so(adas, attempt, p1):
    for lesson in LessonPage.objects.child_of(p1):
        finish_lesson(enrolment=attempt.enrolment, lesson=lesson)
    answer_all(attempt)
    page = text_of(adas.get(url_of(attempt, "result")))
    assert gettext("You have completed the course. Your certificate:") in page


def test_a_new_round_leaves_the_old_result_as_it_was(adas, enrolment, quiz):
    completion = complete(enrolment)
    passed = enrolment.attempts.get()
    enrol(learner=enrolment.learner, course=enrolment.course, again=True)
    page = adas.get(url_of(passed, "result"))
    assert page.context["completion"] == completion
    assert page.context["progress"].open_lessons == []
