"""Beginning a course: once, with a name, and again only after completion."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from courses.models import LessonPage, ProfessionalGroup
from lms.exceptions import CourseNotAvailable
from lms.models import Completion, Enrolment, Learner
from lms.services.enrolments import enrol
from tests.conftest import complete

from .conftest import text_of


@pytest.fixture
def address(p1) -> str:
    return reverse("lms:enrol", args=[p1.pk])


def test_enrolling_leads_to_the_first_lesson(adas, address, p1):
    reply = adas.post(address, {"name": "Ada Lovelace"}, follow=True)
    first = LessonPage.objects.child_of(p1).order_by("path")[0]
    assert reply.redirect_chain[-1][0] == first.url


def test_enrolling_twice_gives_one_enrolment(adas, address):
    for _click in range(2):
        adas.post(address, {"name": "Ada Lovelace"})
    assert Enrolment.objects.get().cycle == 1


def test_again_opens_a_cycle_only_after_completion(adas, address, enrolment):
    again = {"name": "Ada Lovelace", "again": "1"}
    adas.post(address, again)
    assert Enrolment.objects.count() == 1
    first = complete(enrolment)
    adas.post(address, again)
    assert list(Enrolment.objects.order_by("cycle").values_list("cycle", flat=True)) == [1, 2]
    assert Completion.objects.get() == first
    adas.post(address, again)
    assert Enrolment.objects.count() == 2


def test_without_again_a_completed_course_stays_as_it_is(adas, address, completion):
    adas.post(address, {"name": "Ada Lovelace"})
    assert Enrolment.objects.count() == 1


def test_the_group_of_that_time_is_kept(adas, address):
    group = ProfessionalGroup.objects.get(slug="childcare")
    adas.post(address, {"name": "Ada Lovelace", "group": group.pk})
    assert Enrolment.objects.get().group == group


def test_the_only_group_of_the_profile_is_offered_first(adas, address, ada):
    group = ProfessionalGroup.objects.get(slug="childcare")
    ada.learner.groups.add(group)
    assert f'<option value="{group.pk}" selected>' in text_of(adas.get(address))


@pytest.mark.parametrize("group", ["0", "-1", "abc", "9" * 40, "1\x00", "1 OR 1=1"])
def test_a_group_that_is_not_on_offer_is_refused(adas, address, group):
    reply = adas.post(address, {"name": "Ada Lovelace", "group": group})
    assert reply.status_code == 200
    assert "group" in reply.context["form"].errors
    assert not Enrolment.objects.exists()


def test_a_group_switched_off_is_refused(adas, address):
    group = ProfessionalGroup.objects.get(slug="childcare")
    ProfessionalGroup.objects.filter(pk=group.pk).update(is_active=False)
    reply = adas.post(address, {"name": "Ada Lovelace", "group": group.pk})
    assert "group" in reply.context["form"].errors


def test_a_course_that_is_not_published_cannot_be_begun(adas, address, ada, p1):
    p1.unpublish()
    assert adas.get(address).status_code == 404
    assert adas.post(address, {"name": "Ada"}).status_code == 404
    with pytest.raises(CourseNotAvailable):
        enrol(learner=ada.learner, course=p1)
    assert not Enrolment.objects.exists()


def test_a_private_course_cannot_be_begun(adas, address, p1):
    PageViewRestriction.objects.create(page=p1, restriction_type=PageViewRestriction.GROUPS)
    assert adas.post(address, {"name": "Ada"}).status_code == 404


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 18, "9" * 19, "9" * 40])
def test_an_unknown_course_answers_404(adas, p1, pk):
    """Numbers that no database can look for included."""
    for deed in ("beginnen", "weiter"):
        assert adas.get(f"/lernen/kurs/{pk}/{deed}/").status_code == 404


def test_a_newcomer_becomes_a_learner_by_enrolling(browser_of, person, address):
    user = person("neu")
    browser_of(user).post(address, {"name": "  Neu   Ling "})
    assert Learner.objects.get(user=user).name == "Neu Ling"
