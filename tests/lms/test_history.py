"""Every record of learning leaves a history row that says who did it."""

import pytest
from django.urls import reverse

from courses.models import LessonPage, ProfessionalGroup
from lms.models import Completion, Enrolment, Learner, QuizAttempt, StepRecord
from tests.conftest import answer_all

from .conftest import question_url, right_form, url_of


@pytest.fixture
def whole_course(adas, p1, quiz):
    """Ada does everything by the pages, as a browser would."""
    adas.post(reverse("lms:enrol", args=[p1.pk]), {"name": "Ada Lovelace"})
    for lesson in LessonPage.objects.child_of(p1):
        adas.post(reverse("lms:finish_lesson", args=[lesson.pk]))
    adas.post(reverse("lms:start_quiz", args=[quiz.pk]))
    attempt = QuizAttempt.objects.get()
    for answer in attempt.answers.select_related("version"):
        adas.post(question_url(attempt, answer.position), right_form(answer))
    adas.post(url_of(attempt, "submit"))
    return Completion.objects.get()


@pytest.mark.parametrize(
    ("model", "kinds"),
    [
        (Enrolment, ["+"]),
        (StepRecord, ["+"] * 7),
        (QuizAttempt, ["+", "~"]),
        (Completion, ["+"]),
    ],
)
def test_every_change_is_one_row_with_its_author(whole_course, ada, model, kinds):
    rows = model.history.order_by("history_date", "history_id")
    assert [row.history_type for row in rows] == kinds
    assert {row.history_user for row in rows} == {ada}


def test_a_renamed_learner_keeps_her_former_names(adas, ada):
    for name in ("Ada King", "Ada Byron"):
        adas.post(reverse("lms:profile"), {"name": name})
    names = list(Learner.history.order_by("history_id").values_list("name", flat=True))
    assert list(dict.fromkeys(filter(None, names))) == ["Ada Lovelace", "Ada King", "Ada Byron"]


def test_chosen_groups_are_in_the_history(adas, ada, p1):
    group = ProfessionalGroup.objects.get(slug="teacher")
    adas.post(reverse("lms:profile"), {"name": "Ada Lovelace", "groups": [group.pk]})
    newest = Learner.history.first()
    assert [row.professionalgroup for row in newest.groups.all()] == [group]


def test_doing_it_twice_leaves_no_second_row(attempt, adas, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    answer_all(attempt)
    for _click in range(2):
        adas.post(reverse("lms:finish_lesson", args=[lesson.pk]))
        adas.post(url_of(attempt, "submit"))
        adas.post(reverse("lms:enrol", args=[p1.pk]), {"name": "Ada Lovelace"})
    assert StepRecord.history.filter(step_id=lesson.pk).count() == 1
    assert QuizAttempt.history.count() == 2
    assert Enrolment.history.count() == 1
