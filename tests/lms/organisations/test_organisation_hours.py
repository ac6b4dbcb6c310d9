"""Hours on the employer's screen: met until when, or open – never by which trainings."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.models import Look, Obligation
from lms.services.organisations import join
from lms.services.recognitions import decide, propose
from tests.lms.conftest import text_of


@pytest.fixture
def obligation(provider):
    rule = Obligation(title="Jahresstunden", organisation=provider, units=Decimal(12), months=36)
    rule.save()
    return rule


@pytest.fixture
def trained(membership, kita, obligation):
    """Ada has 12 units, of which nobody but her has to know from where."""
    row = propose(
        learner=membership.learner,
        organisation=kita,
        title="Seminar Neuanfang",
        provider_name="Bistum",
        held_on=timezone.localdate() - dt.timedelta(days=10),
        units=Decimal(12),
        by=None,
    )
    return decide(recognition=row, accept=True, by=None)


def look(client, organisation, **query):
    return client.get(reverse("lms:organisation_hours", args=[organisation.pk]), query)


def shown(reply):
    return {row.membership.shown_as for row in reply.context["table"].rows}


def test_met_until_or_open_and_nothing_else(bens, kita, ada, trained, named):
    join(learner=named("eva", "Eva Emsig").learner, organisation=kita)
    reply = look(bens, kita)
    cells = {row.membership.shown_as: row.cells[0][1].met for row in reply.context["table"].rows}
    assert cells == {"Ada Lovelace": True, "Eva Emsig": False, "Ben Leitung": False}
    page = text_of(reply)
    assert "Seminar Neuanfang" not in page
    assert "Bistum" not in page
    assert Look.objects.filter(learner=ada.learner, way="screen").count() == 1


def test_filters(bens, kita, trained, obligation, group, named):
    join(learner=named("eva", "Eva Emsig").learner, organisation=kita, group=group)
    assert shown(look(bens, kita, stand="met")) == {"Ada Lovelace"}
    assert shown(look(bens, kita, stand="open")) == {"Eva Emsig", "Ben Leitung"}
    assert shown(look(bens, kita, stand="ends")) == set()
    assert shown(look(bens, kita, gruppe="childcare")) == {"Eva Emsig"}
    assert shown(look(bens, kita, q="eva", pflicht=obligation.pk)) == {"Eva Emsig"}
    assert len(shown(look(bens, kita, stand="'", pflicht="x", gruppe="\x00", page="-1"))) == 3


def test_it_ends_soon(bens, kita, trained):
    type(trained).objects.update(held_on=timezone.localdate() - dt.timedelta(days=36 * 30))
    assert shown(look(bens, kita, stand="ends")) == {"Ada Lovelace"}


def test_another_organisation_sees_neither_the_obligation_nor_the_person(
    browser_of, olga, club, trained, obligation
):
    page = text_of(look(browser_of(olga), club))
    assert obligation.title not in page
    assert "Ada Lovelace" not in page


def test_the_number_of_queries_does_not_grow_with_the_members(bens, kita, trained, named, queries):
    look(bens, kita)
    few = queries(lambda: look(bens, kita))
    for number in range(12):
        join(learner=named(f"p{number}", f"Person {number}").learner, organisation=kita)
    look(bens, kita)
    assert queries(lambda: look(bens, kita)) <= few + 1  # whose look was written down


def test_the_person_sees_what_her_employer_sees(bens, browser_of, ada, kita, trained, membership):
    (row,) = [one for one in look(bens, kita).context["table"].rows if one.membership == membership]
    reply = browser_of(ada).get(reverse("lms:membership", args=[membership.pk]))
    assert reply.context["hours"] == [met for _rule, met in row.cells]


def test_the_person_sees_units_of_units(browser_of, ada, trained):
    page = text_of(browser_of(ada).get(reverse("lms:hours")))
    assert "12" in page
    assert "Seminar Neuanfang" in page
