"""A page with records cannot be deleted: not singly, not in bulk, not by its parent."""

from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page

from courses.models import CatalogPage, CoursePage, LessonPage
from lms.guards import page_message
from lms.services.progress import finish_lesson
from lms.services.quizzes import start
from tests.conftest import complete

from .conftest import text_of

SHELVES = ["step", "quiz", "course", "catalogue", "home"]


def tree_is_sound() -> bool:
    """Treebeard finds no broken path, depth or number of children."""
    return not any(Page.find_problems())


@pytest.fixture
def shelves(p1, quiz) -> dict[str, Page]:
    catalogue = p1.get_parent()
    return {
        "step": LessonPage.objects.child_of(p1).order_by("path")[0],
        "quiz": quiz,
        "course": p1,
        "catalogue": catalogue,
        "home": catalogue.get_parent(),
    }


@pytest.fixture
def records(enrolment):
    """A whole course is done, so that every kind of record is there."""
    return complete(enrolment)


@pytest.fixture
def office(browser_of, admin):
    return browser_of(admin)


def assert_refused(reply, page: Page) -> None:
    assert reply.status_code == 200
    assert page_message() in text_of(reply)
    assert Page.objects.filter(pk=page.pk).exists()
    assert tree_is_sound()


@pytest.mark.parametrize("shelf", SHELVES)
def test_a_page_with_records_below_cannot_be_deleted(office, shelves, records, shelf):
    page = shelves[shelf]
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    for send in (office.get, office.post):
        assert_refused(send(url, follow=True), page)


@pytest.mark.parametrize("shelf", SHELVES)
def test_nor_in_bulk(office, shelves, records, shelf):
    page = shelves[shelf]
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = urlencode({"id": page.pk, "next": "/admin/"})
    assert_refused(office.post(f"{url}?{query}", follow=True), page)


def test_a_bulk_deletion_is_refused_as_a_whole(office, p1, records):
    """One page with records among others: none is deleted."""
    free = p1.get_parent().add_child(
        instance=CoursePage(title="Frei", slug="frei", description="x")
    )
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = urlencode({"id": [free.pk, p1.pk]}, doseq=True)
    assert_refused(office.post(f"{url}?{query}", follow=True), p1)
    assert Page.objects.filter(pk=free.pk).exists()


@pytest.mark.parametrize("record", ["enrolment", "step", "attempt"])
def test_each_kind_of_record_protects_its_page(office, enrolment, shelves, record):
    page = shelves["course"]
    if record == "step":
        page = shelves["step"]
        finish_lesson(enrolment=enrolment, lesson=page)
    if record == "attempt":
        page = shelves["quiz"]
        start(enrolment=enrolment, quiz=page)
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert_refused(office.post(url, follow=True), page)


@pytest.mark.parametrize("shelf", SHELVES)
def test_the_database_refuses_as_well_and_the_tree_stays_whole(shelves, records, shelf):
    """Code that deletes without the admin: nothing may be half gone."""
    page = shelves[shelf]
    with pytest.raises(ProtectedError), transaction.atomic():
        page.specific.delete()
    assert Page.objects.filter(pk=page.pk).exists()
    assert tree_is_sound()


def test_a_page_without_records_can_be_deleted(office, p1, records):
    course = p1.get_parent().add_child(
        instance=CoursePage(title="Entwurf", slug="entwurf", description="x")
    )
    lesson = course.add_child(instance=LessonPage(title="Lektion", slug="lektion"))
    url = reverse("wagtailadmin_pages:delete", args=[course.pk])
    assert office.get(url).status_code == 200
    office.post(url)
    assert not Page.objects.filter(pk__in=[course.pk, lesson.pk]).exists()
    assert tree_is_sound()


def test_pages_without_records_can_be_deleted_in_bulk(office, p1, records):
    catalogue = p1.get_parent().get_parent().add_child(instance=CatalogPage(title="2", slug="zwei"))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    office.post(f"{url}?{urlencode({'id': catalogue.pk, 'next': '/admin/'})}")
    assert not Page.objects.filter(pk=catalogue.pk).exists()
    assert tree_is_sound()


def test_a_sibling_with_a_similar_path_is_not_mistaken_for_a_parent(office, p1, records):
    """`path__startswith` must not catch a neighbour."""
    sibling = p1.get_parent().add_sibling(
        "last-sibling", instance=CatalogPage(title="Nachbar", slug="nachbar")
    )
    office.post(reverse("wagtailadmin_pages:delete", args=[sibling.pk]))
    assert not Page.objects.filter(pk=sibling.pk).exists()


def test_unpublishing_stays_possible(office, p1, records):
    office.post(reverse("wagtailadmin_pages:unpublish", args=[p1.pk]))
    p1.refresh_from_db()
    assert not p1.live
