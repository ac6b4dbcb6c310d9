"""A course and its other forms: shown beside each other, ordered after the full course."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from courses.models import ProfessionalGroup, Topic
from courses.queries.for_me import in_order_for
from courses.queries.variants import relatives_of

from .conftest import text_of


@pytest.fixture
def refresher(make_course, p1):
    return make_course("Frisch dabei", refresher_of=p1)


@pytest.fixture
def short(make_course, p1):
    return make_course("Kurz und gut", variant_of=p1, units="1.5")


def test_each_page_leads_to_the_other_forms(visitor, p1, refresher, short):
    full = text_of(visitor.get(p1.url))
    assert refresher.url in full
    assert short.url in full
    assert "1,5\xa0UE" in full
    assert p1.url in text_of(visitor.get(refresher.url))
    assert p1.url in text_of(visitor.get(short.url))


def test_one_query_for_all_of_them(p1, refresher, short, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert relatives_of(p1)
    with django_assert_num_queries(1):
        assert relatives_of(refresher).refreshes == p1


def test_drafts_and_restricted_courses_are_not_shown(visitor, p1, refresher, short):
    refresher.unpublish()
    PageViewRestriction.objects.create(page=short, restriction_type="login")
    assert not relatives_of(p1)
    page = text_of(visitor.get(p1.url))
    assert refresher.title not in page
    assert short.title not in page


def test_a_course_without_other_forms_says_nothing(visitor, p1, make_course):
    assert not relatives_of(make_course("Allein"))


def test_the_full_course_may_go(p1, refresher):
    p1.delete()
    refresher.refresh_from_db()
    assert refresher.refresher_of is None


def test_no_course_refreshes_itself_or_is_both(p1, make_course):
    other = make_course("Andere", refresher_of=p1)
    other.variant_of = p1
    with pytest.raises(ValidationError):
        other.clean()
    p1.refresher_of = p1
    with pytest.raises(ValidationError):
        p1.clean()


def test_refreshers_come_after_the_courses_that_suit(p1, refresher):
    topic = Topic.objects.get(slug="praevention")
    for course in (p1, refresher):
        course.topics.set([topic])
        course.save()
    order = list(in_order_for(type(p1).objects.all(), ["teacher"]))
    assert [course.pk for course in order if course.for_them] == [p1.pk, refresher.pk]


def test_the_card_says_for_whom_a_refresher_is(client, p1, refresher):
    refresher.topics.set([Topic.objects.get(slug="praevention")])
    refresher.save()
    teacher = ProfessionalGroup.objects.get(slug="teacher")
    page = client.get(p1.get_parent().url, {"gruppe": "teacher"})
    [found] = [one for one in page.context["page_obj"] if one.pk == refresher.pk]
    assert teacher.label in found.why.sentence
    assert found.why.recommended
