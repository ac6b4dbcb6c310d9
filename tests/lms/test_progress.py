"""Lessons are marked as done one by one; learning goes on where it was left."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from courses.models import LessonPage, QuizPage
from lms.models import Completion, StepRecord
from lms.services.quizzes import start
from tests.conftest import answer_all, complete

from .conftest import text_of


@pytest.fixture
def lessons(p1) -> list[LessonPage]:
    return list(LessonPage.objects.child_of(p1).order_by("path"))


def done(client, lesson):
    return client.post(reverse("lms:finish_lesson", args=[lesson.pk]))


def test_finishing_leads_to_the_next_step(adas, enrolment, lessons):
    assert done(adas, lessons[0]).url == lessons[1].url
    assert StepRecord.objects.get().step_id == lessons[0].pk


def test_finishing_twice_changes_nothing(adas, enrolment, lessons):
    done(adas, lessons[0])
    first = StepRecord.objects.values().get()
    assert done(adas, lessons[0]).url == lessons[1].url
    assert StepRecord.objects.values().get() == first


def test_resuming_leads_to_the_first_open_step(adas, enrolment, lessons, p1, quiz):
    resume = reverse("lms:resume", args=[p1.pk])
    assert adas.get(resume).url == lessons[0].url
    for lesson in (lessons[0], lessons[2]):
        done(adas, lesson)
    assert adas.get(resume).url == lessons[1].url
    for lesson in lessons:
        done(adas, lesson)
    assert adas.get(resume).url == quiz.url


def test_resuming_a_completed_course_leads_to_its_page(adas, completion, p1):
    assert adas.get(reverse("lms:resume", args=[p1.pk])).url == p1.url


def test_without_enrolment_one_is_asked_to_begin(adas, lessons, p1):
    assert done(adas, lessons[0]).url == reverse("lms:enrol", args=[p1.pk])
    assert not StepRecord.objects.exists()


@pytest.mark.parametrize("pk", ["0", "9" * 18, "9" * 40])
def test_an_unknown_lesson_or_quiz_answers_404(adas, enrolment, pk):
    assert adas.post(f"/lernen/lektion/{pk}/erledigt/").status_code == 404
    assert adas.post(f"/lernen/quiz/{pk}/starten/").status_code == 404


def test_a_quiz_or_course_is_no_lesson(adas, enrolment, quiz, p1):
    """ASVS 2.3.1: the quiz cannot be ticked off through the address of lessons."""
    for page in (quiz, p1):
        assert done(adas, page).status_code == 404
    assert not StepRecord.objects.exists()


def test_a_draft_lesson_cannot_be_finished(adas, enrolment, lessons):
    lessons[0].unpublish()
    assert done(adas, lessons[0]).status_code == 404


def test_the_last_lesson_after_a_passed_quiz_completes_the_course(adas, enrolment, lessons, quiz):
    answer_all(start(enrolment=enrolment, quiz=quiz))
    for lesson in lessons[:-1]:
        done(adas, lesson)
    assert not Completion.objects.exists()
    reply = adas.post(reverse("lms:finish_lesson", args=[lessons[-1].pk]), follow=True)
    assert Completion.objects.count() == 1
    assert reply.redirect_chain[-1][0] == reverse("lms:my_learning")
    assert gettext("You have completed the course. Congratulations!") in text_of(reply)


def test_a_lesson_added_after_completion_takes_nothing_away(adas, completion, p1):
    p1.add_child(instance=LessonPage(title="Neu", slug="neu"))
    new = LessonPage.objects.get(slug="neu")
    done(adas, new)
    assert Completion.objects.get() == completion


def test_a_draft_lesson_does_not_hinder_completion(enrolment, p1):
    p1.add_child(instance=LessonPage(title="Entwurf", slug="entwurf", live=False))
    assert complete(enrolment)


def test_lessons_without_the_quiz_complete_nothing(adas, enrolment, lessons):
    for lesson in lessons:
        done(adas, lesson)
    assert not Completion.objects.exists()


def test_progress_is_shown_on_course_and_lesson(adas, enrolment, lessons, p1):
    done(adas, lessons[0])
    words = gettext("%(done)s of %(total)s lessons done") % {"done": 1, "total": 6}
    for page in (p1, lessons[1]):
        assert words in text_of(adas.get(page.url))
    assert gettext("This lesson is done") in text_of(adas.get(lessons[0].url))


def test_a_course_without_a_quiz_is_complete_with_its_lessons(adas, enrolment, lessons):
    QuizPage.objects.all().get().unpublish()
    for lesson in lessons:
        done(adas, lesson)
    assert Completion.objects.exists()
