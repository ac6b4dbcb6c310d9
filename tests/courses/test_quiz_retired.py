"""Retired questions come into no quiz, whatever a form says; those in one stay."""

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import Question, QuizPage

from .conftest import text_of
from .test_quiz_editor import PUBLISH, form, made, send


@pytest.fixture
def office(browser_of, admin):
    return browser_of(admin)


def retire(reference):
    Question.objects.filter(reference=reference).update(retired_at=timezone.now())
    return Question.objects.get(reference=reference)


def saved_again(office, quiz, *more, **data):
    """The editor's form of a quiz as it is, with further questions."""
    places = list(quiz.quiz_questions.all())
    chosen = [place.question for place in places] + list(more)
    sent = form(questions=chosen, title=quiz.title, slug=quiz.slug, **data)
    sent["quiz_questions-INITIAL_FORMS"] = str(len(places))
    sent |= {f"quiz_questions-{at}-id": str(place.pk) for at, place in enumerate(places)}
    return office.post(reverse("wagtailadmin_pages:edit", args=[quiz.pk]), sent, follow=True)


@pytest.mark.parametrize("action", [PUBLISH, {}])
def test_a_forged_form_is_refused_and_told_why(office, p1, action):
    old = retire("P1-Q01")
    page = text_of(send(office, p1, questions=[old], **action))
    assert made() is None
    assert f"„{old}“" in page or f"“{old}”" in page


def test_it_is_refused_in_an_existing_quiz_and_in_the_place_of_another(office, p1, quiz):
    old = retire("P1-Q01")
    QuizPage.objects.get(pk=quiz.pk).quiz_questions.filter(question=old).delete()
    fresh = QuizPage.objects.get(pk=quiz.pk)
    fresh.save_revision().publish()
    before = set(fresh.quiz_questions.values_list("question", flat=True))
    page = saved_again(office, fresh, old, **PUBLISH)
    assert str(old) in text_of(page)
    after = QuizPage.objects.get(pk=quiz.pk).quiz_questions
    assert set(after.values_list("question", flat=True)) == before


def test_one_that_is_retired_later_stays(office, p1, quiz):
    fresh = QuizPage.objects.get(pk=quiz.pk)
    fresh.save_revision().publish()
    old = retire("P1-Q01")
    page = saved_again(office, fresh, **PUBLISH)
    assert page.status_code == 200
    after = QuizPage.objects.get(pk=quiz.pk)
    assert after.quiz_questions.filter(question=old).exists()
    assert after.latest_revision_id != fresh.latest_revision_id
