"""Restricted pages stay closed, by whichever page above them they are restricted."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from courses.models import CatalogPage, LessonPage


@pytest.fixture
def lesson(p1):
    return LessonPage.objects.child_of(p1).first()


@pytest.mark.parametrize("levels", [0, 1, 2])
def test_a_restriction_on_or_above_the_page_closes_it(lesson, levels):
    page = lesson
    for _level in range(levels):
        page = page.get_parent()
    PageViewRestriction.objects.create(page_id=page.pk, restriction_type="login")
    assert list(lesson.get_view_restrictions()) == list(PageViewRestriction.objects.all())
    assert Client().get(lesson.url).status_code == 302


def test_without_a_restriction_one_query_says_so(lesson, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert not list(lesson.get_view_restrictions())


def test_an_alias_is_restricted_like_its_source(p1, lesson):
    source = p1.get_parent().specific
    elsewhere = source.create_alias(update_slug="woanders", recursive=True)
    PageViewRestriction.objects.create(page=source.page_ptr, restriction_type="login")
    mirrored = LessonPage.objects.descendant_of(elsewhere).first()
    assert isinstance(elsewhere, CatalogPage)
    assert mirrored.get_view_restrictions().exists()
    assert not elsewhere.view_restrictions.exists()
    assert Client().get(mirrored.url).status_code == 302
