"""My learning: what runs, what is done, and how much is proven."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from courses.models import CoursePage
from lms.models import Completion
from lms.services.enrolments import enrol
from tests.conftest import complete

from .conftest import text_of


@pytest.fixture
def address() -> str:
    return reverse("lms:my_learning")


def many_courses(p1: CoursePage, number: int) -> list[CoursePage]:
    return [
        p1.get_parent().add_child(
            instance=CoursePage(title=f"Kurs {index:02}", slug=f"kurs-{index}", description="x")
        )
        for index in range(number)
    ]


def test_empty_it_leads_to_the_catalogue(adas, address, p1):
    page = text_of(adas.get(address))
    assert gettext("You have not begun a course yet") in page
    assert f'href="{p1.get_parent().url}"' in page


def test_a_user_who_is_no_learner_yet_sees_the_same(browser_of, person, address, p1):
    page = text_of(browser_of(person("neu")).get(address))
    assert gettext("You have not begun a course yet") in page


def test_a_running_course_offers_to_go_on(adas, address, enrolment, p1):
    reply = adas.get(address)
    assert reply.context["totals"].running == 1
    assert f'href="{reverse("lms:resume", args=[p1.pk])}"' in text_of(reply)
    assert gettext("%(done)s of %(total)s steps done") % {"done": 0, "total": 7} in text_of(reply)


def test_a_completed_course_shows_units_and_refresh(adas, address, completion):
    reply = adas.get(address)
    totals = reply.context["totals"]
    assert (totals.running, totals.completions, totals.units) == (0, 1, Decimal(4))
    assert gettext("refresh recommended by") in text_of(reply)


def test_units_add_up_over_cycles(adas, ada, address, enrolment, p1):
    complete(enrolment)
    second = enrol(learner=ada.learner, course=p1, again=True)
    assert adas.get(address).context["totals"].running == 1
    Completion.objects.create(
        enrolment=second,
        completed_at=second.enrolled_at,
        course_version="1.1",
        units=Decimal("1.5"),
    )
    assert adas.get(address).context["totals"].units == Decimal("5.5")
    assert "5,5" in text_of(adas.get(address))


def test_a_binding_refresh_is_called_valid_until(adas, address, enrolment, p1):
    CoursePage.objects.filter(pk=p1.pk).update(validity="required")
    complete(enrolment)
    assert gettext("valid until") in text_of(adas.get(address))


def test_a_course_that_does_not_expire_names_no_date(adas, address, enrolment, p1):
    CoursePage.objects.filter(pk=p1.pk).update(validity="none")
    assert complete(enrolment).refresh_on is None
    page = text_of(adas.get(address))
    assert gettext("valid until") not in page
    assert gettext("refresh recommended by") not in page


@pytest.mark.parametrize("wanted", ["0", "-1", "99", "abc", "\x00", "9" * 50])
def test_a_wrong_page_number_shows_a_page_all_the_same(adas, address, enrolment, wanted):
    assert adas.get(address, {"page": wanted}).status_code == 200


def test_long_lists_are_cut_into_pages_newest_first(adas, ada, address, p1, settings):
    settings.LMS_MY_LEARNING_PAGE_SIZE = 5
    for course in many_courses(p1, 7):
        enrol(learner=ada.learner, course=course)
    titles = [
        [row.enrolment.course.title for row in adas.get(address, {"page": page}).context["rows"]]
        for page in (1, 2)
    ]
    assert titles[0] == [f"Kurs {index:02}" for index in (6, 5, 4, 3, 2)]
    assert titles[1] == ["Kurs 01", "Kurs 00"]
    assert 'rel="next"' in text_of(adas.get(address))


def test_a_lesson_done_and_then_removed_from_the_course_never_shows_more_than_all(
    adas, address, enrolment, p1
):
    complete_steps = p1.get_children()
    for step in complete_steps[:3]:
        enrolment.step_records.create(step=step, done_at=enrolment.enrolled_at)
    for step in complete_steps[3:]:
        step.specific.unpublish()
    row = adas.get(address).context["rows"][0]
    assert (row.done, row.total) == (3, 3)
