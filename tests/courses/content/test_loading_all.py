"""All shipped courses load, publish and show themselves."""

import pytest
from django.core.management import call_command

from courses.models import CoursePage, LessonPage, Question, QuizPage

from .shelf import ALL, VARIANTS


@pytest.mark.django_db
def test_all_courses_load_twice_and_show_themselves(client, capsys):
    call_command("load_starter")
    for code, wanted in ALL.items():
        course = CoursePage.objects.get(code=code)
        assert LessonPage.objects.child_of(course).live().count() == len(wanted["lesson_minutes"])
        quiz = QuizPage.objects.child_of(course).get()
        assert quiz.quiz_questions.count() == len(wanted["questions"])
        assert client.get(course.url).status_code == 200
        for lesson in LessonPage.objects.child_of(course):
            assert client.get(f"{lesson.url}?hinweis=ok").status_code == 200
    assert Question.objects.filter(live=True).count() == 95
    for code, wanted in VARIANTS.items():
        check_relation(code, wanted)
    capsys.readouterr()
    call_command("load_starter")
    assert "Nothing to do" in capsys.readouterr().out


def check_relation(code, wanted):
    course = CoursePage.objects.get(code=code)
    for name in ("refresher_of", "variant_of"):
        other = getattr(course, name)
        assert (other.code if other else None) == wanted.get(name)
    quiz = QuizPage.objects.child_of(course).get()
    found = list(quiz.quiz_questions.values_list("question__reference", flat=True))
    assert found == wanted["questions"]
    assert not quiz.quiz_questions.filter(lesson__isnull=True).exists()
