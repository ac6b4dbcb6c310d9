"""One deed for many: give a programme by hand, confirm a training day, set the day of an event."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from lms.models import Assignment, Membership, ProgrammeStep, StepFulfilment
from lms.services.assignments import assign
from lms.services.audiences import assign_to_all
from lms.services.organisations import enter, join
from tests.lms.conftest import text_of
from tests.lms.programmes.conftest import a_programme

TODAY = timezone.localdate


@pytest.fixture
def programme(p1):
    return a_programme("kita-start", p1)


@pytest.fixture
def team(named, kita, membership):
    """Ada, Eva and Uwe work in the centre."""
    for name, full in (("eva", "Eva Emsig"), ("uwe", "Uwe Übel")):
        join(learner=named(name, full).learner, organisation=kita)
    return list(Membership.objects.filter(organisation=kita, role="member").order_by("pk"))


@pytest.fixture
def give(bens, kita, programme):
    def post(query="", **data):
        fields = {"programme": programme.slug, "starts_on": TODAY().isoformat()}
        return bens.post(reverse("lms:give_programme", args=[kita.pk]) + query, fields | data)

    return post


def names():
    found = Assignment.objects.active().values_list("learner__name", flat=True)
    return sorted(found)


def test_a_selection_gets_it_with_a_reason_people_read(give, team, ben, browser_of, ada):
    assert give(people=[team[0].pk, team[1].pk], occasion="agreed").status_code == 302
    assert names() == ["Ada Lovelace", "Eva Emsig"]
    one = Assignment.objects.get(learner=ada.learner)
    assert (one.assigned_by, one.rule, one.periods.count()) == (ben, None, 1)
    assert gettext("agreed together") in one.reason()
    assert one.reason() in text_of(browser_of(ada).get(reverse("lms:duties")))


def test_who_has_it_keeps_it_and_the_answer_says_so(give, team, programme, kita):
    first = assign(learner=team[0].learner, programme=programme, organisation=kita, by=None)
    give(people=[one.pk for one in team])
    give(people=[one.pk for one in team])
    assert Assignment.objects.count() == 3
    assert Assignment.objects.get(learner=team[0].learner) == first


def test_all_that_the_filters_found(give, team):
    assert give("?q=Eva", everybody="on").status_code == 302
    assert names() == ["Eva Emsig"]


def test_a_pasted_list(give, team):
    assert give(listed="Emsig, Eva\r\nuwe@example.org\r\n").status_code == 302
    assert names() == ["Eva Emsig", "Uwe Übel"]


def test_a_line_nobody_answers_to_stops_the_whole_list(give, team):
    reply = give(listed="eva@example.org\nniemand@example.org")
    assert "niemand@example.org" in text_of(reply)
    assert names() == []


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"people": ["99999999999999999999"]},
        {"people": ["x"]},
        {"listed": "\x00"},
        {"everybody": "on", "programme": "gibt-es-nicht"},
        {"everybody": "on", "occasion": "weil"},
        {"everybody": "on", "starts_on": "3026-01-01"},
        {"everybody": "on", "event_on": "2020-01-01"},
    ],
)
def test_bad_input_says_what_to_mend_and_gives_nothing(give, team, data):
    reply = give(**data)
    assert reply.status_code == 200
    assert 'role="alert"' in text_of(reply)
    assert names() == []


def test_nobody_of_another_organisation_and_nobody_unconfirmed(give, kita, club, cy, team):
    stranger = join(learner=cy.learner, organisation=club)
    waiting = enter(organisation=kita, email="neu@example.org", name="Nele Neu")
    for pk in (stranger.pk, waiting.pk):
        assert give(people=[pk]).status_code == 200
    for line in ("cy@example.org", "Nele Neu"):
        assert give(listed=line).status_code == 200
    give(everybody="on")
    assert "cy@example.org" not in names()
    assert Assignment.objects.count() == 4  # the team of three, and Ben himself


def test_below_a_provider_it_is_given_where_the_person_works(browser_of, pia, provider, kita, team,
                                                            programme):  # fmt: skip
    fields = {"programme": programme.slug, "starts_on": TODAY().isoformat(), "people": [team[0].pk]}
    browser_of(pia).post(reverse("lms:give_programme", args=[provider.pk]), fields)
    assert Assignment.objects.get().organisation == kita


@pytest.fixture
def given(kita, team, programme):
    assign_to_all(programme=programme, organisation=kita)
    return {one.learner.name: one for one in Assignment.objects.select_related("learner")}


def test_a_training_day_is_confirmed_for_those_who_were_there(bens, kita, given, programme, ben):
    ProgrammeStep.objects.filter(key="concept").update(kind="external_event")
    address = reverse("lms:confirm_people", args=[kita.pk, programme.pk])
    day = (TODAY() - dt.timedelta(days=3)).isoformat()
    fields = {"step": "concept", "on": day, "listed": "Ada Lovelace\nEva Emsig"}
    assert bens.post(address, fields).status_code == 302
    bens.post(address, fields)
    rows = StepFulfilment.objects.order_by("assignment__learner__name")
    assert [(one.assignment.learner.name, one.on.isoformat(), one.by) for one in rows] == [
        ("Ada Lovelace", day, ben),
        ("Eva Emsig", day, ben),
    ]
    assert given["Ada Lovelace"].periods.get().begun_on.isoformat() == day
    assert given["Uwe Übel"].periods.get().begun_on is None


@pytest.mark.parametrize("data", [{"step": "p1"}, {"step": ""}, {"on": "2999-01-01"}, {"on": ""}])
def test_no_course_and_no_impossible_day_is_confirmed(bens, kita, given, programme, data):
    address = reverse("lms:confirm_people", args=[kita.pk, programme.pk])
    fields = {"step": "concept", "on": TODAY().isoformat(), "everybody": "on"} | data
    assert 'role="alert"' in text_of(bens.post(address, fields))
    assert not StepFulfilment.objects.exists()


def test_the_day_of_the_event_moves_the_deadline_of_the_step_before_it(
    bens, kita, given, programme
):
    ProgrammeStep.objects.filter(key="p1").update(before_event="Ferienfreizeit")
    address = reverse("lms:event_people", args=[kita.pk, programme.pk])
    day = TODAY() + dt.timedelta(days=5)
    one = given["Ada Lovelace"]
    assert bens.post(address, {"people": [one.pk], "event_on": day}).status_code == 302
    one.refresh_from_db()
    assert (one.event_on, one.periods.get().next_due_on) == (day, day)
    bens.post(address, {"people": [one.pk], "event_on": ""})
    one.refresh_from_db()
    assert one.event_on is None
    before = TODAY() - dt.timedelta(days=400)
    assert bens.post(address, {"people": [one.pk], "event_on": before}).status_code == 200


def test_without_such_a_step_the_page_says_so(bens, kita, given, programme):
    page = bens.get(reverse("lms:event_people", args=[kita.pk, programme.pk]))
    assert page.context["impossible"]
    assert 'name="event_on"' not in text_of(page)
