"""What is a person's own is nobody else's: duties, hours, proposals, memberships, calendar.

Addresses are found in the URLconfs, so that none can be forgotten.
"""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from lms.models import Assignment, Membership, Obligation, Recognition, ReminderChoice
from lms.services.feeds import new_token
from lms.services.recognitions import propose
from lms.urls import urlpatterns as lms_patterns
from tests.lms.conftest import text_of
from tests.lms.organisations.test_strangers import organisation_patterns

from .conftest import step_of

MODULES = {
    one.urlconf_module.__name__.rpartition(".")[2]: one.url_patterns
    for one in lms_patterns
    if hasattr(one, "url_patterns")
}
OWN = {
    one.name: list(one.pattern.converters)
    for module in ("memberships", "programmes")
    for one in MODULES[module]
}
OF_A_KEY = {name: keys for name, keys in OWN.items() if {"pk", "membership_pk"} & set(keys)}
OF_A_SECRET = {"duty_feed", "invitation"}  # whoever has the long random word may come in
OF_EVERYBODY = OWN.keys() - OF_A_KEY.keys() - OF_A_SECRET
HERS = ("Ada", "Kita Sonnenweg", "Neu im Team", "Juleica", "Fortbildung der Kita")


@pytest.fixture
def adas_things(assignment: Assignment, kita):
    """Ada belongs to the Kita, has a programme, an hours obligation and a proposal there."""
    Obligation(title="Fortbildung der Kita", organisation=kita).save()
    propose(
        learner=assignment.learner, organisation=kita, title="Juleica", provider_name="Ring",
        held_on=dt.date(2026, 1, 2), units=Decimal(8), by=None,
    )  # fmt: skip
    new_token(learner=assignment.learner)
    return {
        "pk": assignment.pk,
        "step_pk": step_of(assignment, "concept").pk,
        "membership_pk": Membership.objects.get(learner=assignment.learner).pk,
    }


def address(name, things):
    return reverse(f"lms:{name}", kwargs={key: things[key] for key in OWN[name]})


def rows():
    models = (Assignment, Membership, Recognition, ReminderChoice)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_every_address_has_its_strangers():
    """A new address falls into one of the tests here or in `organisations/test_strangers.py`."""
    assert MODULES.keys() == {"organisations", "memberships", "programmes"}
    side = {one.name for one in MODULES["organisations"]}
    assert side - organisation_patterns().keys() == {"organisations"}  # see below
    assert OWN.keys() == OF_A_KEY.keys() | OF_A_SECRET | OF_EVERYBODY
    assert len(OF_A_KEY) >= 7
    assert {"duties", "hours", "memberships", "enter_code"} <= OF_EVERYBODY


@pytest.mark.parametrize("name", sorted(OF_A_KEY))
def test_a_stranger_finds_nothing_and_changes_nothing(name, adas_things, browser_of, cy, admin):
    before = rows()
    for who in (cy, admin):
        for method in ("get", "post"):
            reply = getattr(browser_of(who), method)(address(name, adas_things))
            assert reply.status_code in {404, 405}
    assert rows() == before


@pytest.mark.parametrize("name", sorted(OF_A_KEY.keys() | OF_EVERYBODY))
def test_visitors_are_led_to_the_log_in(name, adas_things):
    for method in ("get", "post"):
        reply = getattr(Client(), method)(address(name, adas_things))
        assert reply.status_code == 302
        assert "login" in reply.url


@pytest.mark.parametrize("name", sorted(OF_EVERYBODY) + ["organisations"])
def test_the_same_page_shows_somebody_else_nothing_of_hers(name, adas_things, browser_of, cy):
    reply = browser_of(cy).get(reverse(f"lms:{name}"))
    assert reply.status_code in {200, 405}
    assert not [word for word in HERS if word in text_of(reply)]


@pytest.mark.parametrize("token", ["x", "falsch-geraten", "a" * 60])
def test_a_calendar_is_found_by_its_secret_only(token, adas_things, browser_of, ada):
    for client in (Client(), browser_of(ada)):
        assert client.get(reverse("lms:duty_feed", args=[token])).status_code == 404


def test_a_guessed_code_invites_nobody(adas_things, browser_of, cy):
    before = rows()
    for method in ("get", "post"):
        reply = getattr(browser_of(cy), method)(reverse("lms:invitation", args=["FALS-CHGE-RATN"]))
        assert not [word for word in HERS if word in text_of(reply)]
    assert rows() == before
