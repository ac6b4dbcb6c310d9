"""Create a course: one form, and course, lessons and quiz stand there as drafts."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page

from courses.authoring.timing import shared_minutes
from courses.models import CatalogPage, CoursePage, LessonPage, QuizPage, Topic

from ..conftest import text_of

NEW = "course_authoring:index"


def form(catalogue, **fields):
    values = {"title": "Ruhig bleiben", "description": "Worte.", "units": "2", "lessons": "3"}
    values |= {"level": "basic", "notice_level": "0", "catalogue": catalogue.pk}
    return values | {"topic": Topic.objects.first().pk} | fields


def made(title="Ruhig bleiben"):
    return CoursePage.objects.filter(title=title)


def test_tom_creates_a_course(toms, catalogue):
    response = toms.post(reverse(NEW), form(catalogue))
    course = made().get()
    assert response["Location"] == reverse("course_authoring:next", args=[course.pk])
    lessons = LessonPage.objects.child_of(course)
    quiz = QuizPage.objects.child_of(course).get()
    assert lessons.count() == 3
    assert sum(one.minutes for one in lessons) + quiz.minutes == 90
    assert not Page.objects.descendant_of(course, inclusive=True).live().exists()
    assert list(course.topics.all()) == [Topic.objects.first()]
    assert course.owner.email == "tom@example.org"


def test_the_next_page_names_every_page_and_its_prompts(toms, catalogue):
    page = text_of(toms.post(reverse(NEW), form(catalogue), follow=True))
    course = made().get()
    for one in [course, *course.get_children()]:
        assert reverse("wagtailadmin_pages:edit", args=[one.pk]) in page
    assert "[[" in page


def test_drafts_can_be_opened_and_previewed(toms, build):
    course = build(notice_level=2)
    for page in [course, *course.get_children()]:
        assert toms.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
        assert toms.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


def test_two_courses_of_one_name(build):
    slugs = [build(title="Größe & Maß").slug for _time in range(3)]
    assert slugs == ["groesse-mass", "groesse-mass-2", "groesse-mass-3"]


def test_a_name_without_latin_letters(build):
    assert [build(title="保護").slug, build(title="安全").slug] == ["kurs", "kurs-2"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "   "),
        ("title", "<b></b>"),
        ("title", "x" * 121),
        ("title", "Nul\x00"),
        ("description", " "),
        ("units", "0"),
        ("units", "abc"),
        ("units", "NaN"),
        ("units", "1e9"),
        ("lessons", "0"),
        ("lessons", "13"),
        ("lessons", "2.5"),
        ("topic", "999999"),
        ("topic", "x"),
        ("level", "expert"),
        ("notice_level", "7"),
        ("catalogue", "1"),
    ],
)
def test_wrong_values_are_named_and_nothing_is_made(toms, catalogue, field, value):
    before = CoursePage.objects.count()
    response = toms.post(reverse(NEW), form(catalogue) | {field: value})
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert CoursePage.objects.count() == before


def test_too_many_lessons_for_the_time(toms, catalogue):
    response = toms.post(reverse(NEW), form(catalogue, units="0.5", lessons="12"))
    assert "lessons" in response.context["form"].errors


@pytest.mark.parametrize("units", ["1,5", "1.5"])
def test_a_comma_or_a_point(toms, catalogue, units):
    toms.post(reverse(NEW), form(catalogue, units=units))
    course = made().get()
    assert course.units == Decimal("1.5")


def test_cy_may_not(browser_of, cy, rea, catalogue):
    assert browser_of(cy).get(reverse(NEW)).status_code == 302
    browser_of(cy).post(reverse(NEW), form(catalogue))
    assert not made().exists()


def test_what_is_wrong_is_said_at_the_top_too(toms, catalogue):
    page = toms.post(reverse(NEW), form(catalogue, topic=""))
    assert page.status_code == 200
    told = [str(message) for message in page.context["messages"]]
    assert any("not created yet" in one or "noch nicht angelegt" in one for one in told)
    assert not made().exists()


def test_nor_an_editor_without_rights_to_add(browser_of, tom, catalogue):
    tom.groups.get().page_permissions.all().delete()
    browser_of(tom).post(reverse(NEW), form(catalogue))
    assert not made().exists()


def test_nor_a_script_in_her_name(build, cy):
    with pytest.raises(PermissionDenied):
        build(user=cy)
    assert not made("Neuer Kurs").exists()


def test_the_next_page_is_for_editors_of_the_course(browser_of, toms, cy, rea, build):
    address = reverse("course_authoring:next", args=[build().pk])
    assert browser_of(cy).get(address).status_code == 302
    assert toms.get(address).status_code in {200, 302}
    assert browser_of(rea).get(address).status_code == 200
    assert browser_of(rea).get(reverse("course_authoring:next", args=[10**6])).status_code == 404


def test_the_catalogue_and_the_menu_lead_there(reas, catalogue):
    page = text_of(reas.get(reverse("wagtailadmin_explore", args=[catalogue.pk])))
    assert f"{reverse(NEW)}?catalogue={catalogue.pk}" in page
    assert page.count(reverse(NEW)) > 1


def test_a_second_catalogue_can_be_chosen(toms, catalogue, build):
    other = catalogue.get_parent().add_child(instance=CatalogPage(title="B", slug="b"))
    toms.post(reverse(NEW), form(other))
    assert made().get().get_parent().pk == other.pk


@pytest.mark.parametrize("total", [65, 67, 90, 180, 4500])
def test_minutes_add_up(total):
    for lessons in range(1, 13):
        minutes, quiz = shared_minutes(total, lessons)
        assert len(minutes) == lessons
        assert sum(minutes) + quiz == total
        assert min(*minutes, quiz) >= 1
        assert max(minutes) - min(minutes) <= 1
