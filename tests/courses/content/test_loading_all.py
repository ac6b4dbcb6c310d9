"""All shipped courses load, publish and show themselves."""

import pytest
from django.core.management import call_command

from courses.models import CoursePage, Handout, LessonPage, Question, QuizPage
from courses.starter.links import REFERENCE

from .shelf import ALL, VARIANTS, lessons
from .untouched import changed_fields


@pytest.mark.django_db
def test_all_courses_load_twice_and_show_themselves(client, capsys, admin):
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
    check_links(client)
    check_untouched(admin)
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


def check_links(client):
    """Every reference in a lesson leads to a page that answers."""
    for code in ALL:
        course = CoursePage.objects.get(code=code)
        for front, body in lessons(code):
            wanted = {target_of(match, course) for match in REFERENCE.finditer(body)}
            lesson = LessonPage.objects.child_of(course).get(slug=front["slug"])
            page = client.get(f"{lesson.url}?hinweis=ok").content.decode()
            for target in wanted:
                assert f'href="{target.url}"' in page, f"{code} {front['slug']}"


def target_of(match, course):
    if match["kind"] == "kurs":
        return CoursePage.objects.get(code=match["name"])
    return LessonPage.objects.child_of(course).get(slug=match["name"])


def check_untouched(admin):
    """What is shipped is stored as the editor would: opened and saved, nothing has changed."""
    for model in (CoursePage, LessonPage, QuizPage):
        for page in model.objects.all():
            assert changed_fields(page, admin) == [], page
    for model in (Question, Handout):
        handler = model.snippet_viewset.get_edit_handler()
        for item in model.objects.all():
            assert changed_fields(item, admin, handler) == [], item
