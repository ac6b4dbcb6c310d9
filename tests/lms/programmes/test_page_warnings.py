"""Unpublishing, moving or deleting what a step of a running programme names: who waits for it."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.models import CatalogPage, CoursePage, LessonPage
from lms.models import Assignment, Period, StepCourse
from lms.queries.step_pages import rows_naming, waited_for
from lms.services.programmes import map_course
from tests.lms.conftest import text_of

from .conftest import step_of

TODAY = timezone.localdate()


@pytest.fixture
def office(browser_of: Any, admin: Any) -> Client:
    return browser_of(admin)


@pytest.fixture
def lesson(p1: CoursePage, assignment: Assignment) -> LessonPage:
    """The step asks for the first lesson of the course, and no more."""
    first = LessonPage.objects.child_of(p1).order_by("path")[0]
    StepCourse.objects.filter(course=p1).update(lessons="1", lesson_pages=[first.pk])
    return first


def unpublish(client: Client, page: Any, **more: str) -> Any:
    return client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), more)


def is_live(page: Any) -> bool:
    page.refresh_from_db()
    return bool(page.live)


def test_who_waits_is_shown_before_anything_is_unpublished(
    office: Client, p1: CoursePage, assignment: Assignment
) -> None:
    page = text_of(unpublish(office, p1))
    assert is_live(p1)
    step = step_of(assignment, "p1")
    assert str(step.version) in page
    assert step.title in page
    link = reverse("lms_version_map", args=[step.version_id])
    assert f"{link}?step={step.pk}" in page


def test_who_has_read_it_may_go_on(office: Client, p1: CoursePage, assignment: Assignment) -> None:
    page = unpublish(office, p1)
    unpublish(office, p1, **dict(page.context["posted"]))
    assert not is_live(p1)
    assert Assignment.objects.active().count() == 1


def test_what_was_chosen_before_is_posted_again(
    office: Client, p1: CoursePage, assignment: Assignment
) -> None:
    page = unpublish(office, p1, include_descendants="on", next="/admin/")
    posted = dict(page.context["posted"])
    assert (posted["include_descendants"], posted["next"]) == ("on", "/admin/")
    unpublish(office, p1, **posted)
    assert not LessonPage.objects.child_of(p1).live().exists()


def test_a_page_above_counts_only_with_those_below(
    office: Client, p1: CoursePage, assignment: Assignment
) -> None:
    catalogue = p1.get_parent()
    unpublish(office, catalogue, include_descendants="on")
    assert is_live(catalogue)
    unpublish(office, catalogue)
    assert not is_live(catalogue)
    assert is_live(p1)


def test_what_nobody_has_goes_at_once(
    office: Client, p1: CoursePage, assignment: Assignment
) -> None:
    Assignment.objects.update(released_on=TODAY)
    unpublish(office, p1)
    assert not is_live(p1)


def test_a_lesson_counts_if_the_step_asks_for_it(
    office: Client, p1: CoursePage, lesson: LessonPage
) -> None:
    second = LessonPage.objects.child_of(p1).order_by("path")[1]
    unpublish(office, second)
    unpublish(office, lesson)
    assert (is_live(second), is_live(lesson)) == (False, True)


def bulk(client: Client, deed: str, *pages: Any, **more: str) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", deed])
    query = urlencode({"id": [page.pk for page in pages], "next": "/admin/"}, doseq=True)
    return client.post(f"{address}?{query}", more)


def test_in_bulk_nothing_goes_before_it_is_read(
    office: Client, p1: CoursePage, assignment: Assignment
) -> None:
    other = p1.get_parent().add_child(
        instance=CoursePage(title="Frei", slug="frei", description="x")
    )
    reply = bulk(office, "unpublish", other, p1)
    assert (is_live(other), is_live(p1)) == (True, True)
    office.post(reply.context["address"], dict(reply.context["posted"]))
    assert (is_live(other), is_live(p1)) == (False, False)


def test_in_bulk_a_course_counts_also_beside_its_own_lesson(
    p1: CoursePage, assignment: Assignment
) -> None:
    first = LessonPage.objects.child_of(p1)[0]
    assert len(rows_naming([first, p1], below=False)) == 1
    assert rows_naming([first], below=False) == []


def test_figures_tell_who_has_it_and_for_whom_it_is_open(
    p1: CoursePage, assignment: Assignment
) -> None:
    rows = rows_naming([p1], below=False)
    (found,) = waited_for(rows, TODAY)
    assert (found.people, found.still_open, found.others) == (1, 1, ())
    Period.objects.update(fulfilled_on=TODAY)
    assert waited_for(rows, TODAY)[0].still_open == 0


def test_another_course_that_does_as_well_is_named(
    office: Client, p1: CoursePage, assignment: Assignment
) -> None:
    other = p1.get_parent().add_child(
        instance=CoursePage(title="Statt dessen", slug="statt-dessen", description="x")
    )
    map_course(step=step_of(assignment, "p1"), course=other)
    assert "Statt dessen" in text_of(unpublish(office, p1))


def test_who_may_not_map_is_told_whom_to_ask(
    browser_of: Any, tom: Any, p1: CoursePage, assignment: Assignment
) -> None:
    tom.user_permissions.add(*Permission.objects.filter(codename="access_admin"))
    page = p1.permissions_for_user(tom)
    reply = unpublish(browser_of(tom), p1)
    if page.can_unpublish():
        assert reverse("lms_version_map", args=[assignment.version_id]) not in text_of(reply)
    assert is_live(p1)


def test_a_named_lesson_cannot_be_deleted(
    office: Client, p1: CoursePage, lesson: LessonPage
) -> None:
    reply = office.post(reverse("wagtailadmin_pages:delete", args=[lesson.pk]), follow=True)
    assert "Neu im Team" in text_of(reply)
    assert LessonPage.objects.filter(pk=lesson.pk).exists()


def move_page(client: Client, page: Any, destination: Any) -> str:
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, destination.pk])
    return text_of(client.get(address))


def test_moving_says_what_it_means_for_the_step(
    office: Client, p1: CoursePage, lesson: LessonPage
) -> None:
    home = p1.get_parent().get_parent()
    shelf = home.add_child(instance=CatalogPage(title="Regal", slug="regal"))
    other = shelf.add_child(instance=CoursePage(title="Anders", slug="anders", description="x"))
    assert "Neu im Team" in move_page(office, p1, shelf)
    assert "Neu im Team" in move_page(office, lesson, other)
    assert "Neu im Team" not in move_page(office, other, p1.get_parent())
