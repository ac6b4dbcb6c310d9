"""Organisation A never sees anything of B; nobody sees anything who does not manage it today."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from lms.models import (
    Assignment,
    AudienceRule,
    HandoverTick,
    Invitation,
    Look,
    Membership,
    Network,
    NetworkOffice,
    Organisation,
    Pause,
    Recognition,
    ReportOpening,
)
from lms.services.audiences import assign_to_all
from lms.services.invitations import invite
from lms.services.member_reading import stage
from lms.services.organisations import leave
from lms.services.recognitions import propose
from lms.urls import urlpatterns as lms_patterns
from tests.lms.conftest import text_of
from tests.lms.programmes.conftest import a_programme

from .conftest import csv_of

POSTED = {
    "tell_members",
    "end_member",
    "revoke_invitation",
    "do_assignment",
    "mark_handover",
    "confirm_handover",
}
OF_THINGS = {
    "membership_pk",
    "invitation_pk",
    "uuid",
    "programme_pk",
    "assignment_pk",
    "rule_pk",
    "network_pk",
    "office_pk",
    "recognition_pk",
}


@pytest.fixture
def addresses(kita, membership, p1):
    """Every address of the organisation's side, found in the URLconf; none can be forgotten."""
    source = stage(organisation=kita, file=csv_of("kaputt"), name="a.csv")
    invitation, _code = invite(organisation=kita, expires_on=membership.entered_on)
    programme = a_programme("kita-start", p1)
    rule, _report = assign_to_all(programme=programme, organisation=kita)
    given = Assignment.objects.get(learner=membership.learner)
    network = Network.objects.create(name="Netzwerk")
    ends_on = membership.entered_on.replace(year=membership.entered_on.year + 1)
    network.members.create(organisation=kita)
    network.offices.create(organisation=kita, starts_on=membership.entered_on, ends_on=ends_on)
    ending = network_that_changes_hands(kita, membership.entered_on)
    proposal = propose(
        learner=membership.learner,
        organisation=kita,
        title="Juleica",
        provider_name="Jugendring",
        held_on=membership.entered_on,
        units=Decimal(8),
        by=None,
        evidence=b"%PDF-1",
    )
    values = {
        "recognition_pk": proposal.pk,
        "pk": kita.pk,
        "membership_pk": membership.pk,
        "invitation_pk": invitation.pk,
        "uuid": source.uuid,
        "programme_pk": programme.pk,
        "assignment_pk": given.pk,
        "rule_pk": rule.pk,
        "network_pk": network.pk,
        "office_pk": ending.pk,
        "year": membership.entered_on.year - 1,
        "deed": "pausieren",
        "kind": "csv",
    }
    return {
        name: reverse(f"lms:{name}", kwargs={key: values[key] for key in keys})
        for name, keys in organisation_patterns().items()
    }


def network_that_changes_hands(kita, today):
    """Its office ends in ten days; nobody follows yet."""
    network = Network.objects.create(name="Netzwerk, das wechselt")
    week = dt.timedelta(days=7)
    return network.offices.create(
        organisation=kita, starts_on=today - 50 * week, ends_on=today + dt.timedelta(days=10)
    )


def organisation_patterns():
    (found,) = (one for one in lms_patterns if str(one.pattern) == "organisation/")
    return {
        pattern.name: list(pattern.pattern.converters)
        for pattern in found.url_patterns
        if "pk" in pattern.pattern.converters
    }


def statuses(client, addresses):
    return {
        (name, method): getattr(client, method)(address).status_code
        for name, address in addresses.items()
        for method in ("get", "post")
    }


def all_rows():
    models = (
        Membership, Assignment, AudienceRule, Pause, Look, Invitation, Recognition,
        NetworkOffice, HandoverTick, ReportOpening,
    )  # fmt: skip
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_addresses_are_found():
    assert len(organisation_patterns()) >= 29


def test_her_own_manager_finds_every_page(bens, addresses):
    found = {name: bens.get(url).status_code for name, url in addresses.items()}
    assert {name for name, status in found.items() if status == 405} == POSTED & set(found)
    assert set(found.values()) <= {200, 302, 405}


@pytest.mark.parametrize("who", ["olga", "ada", "cy", "admin", "tom"])
def test_everybody_else_finds_nothing_and_changes_nothing(who, addresses, browser_of, request):
    client = browser_of(request.getfixturevalue(who))
    before = all_rows()
    assert set(statuses(client, addresses).values()) == {404}
    assert all_rows() == before


def test_visitors_are_led_to_the_log_in(addresses):
    assert set(statuses(Client(), addresses).values()) == {302}


def test_a_manager_who_left_finds_nothing_on_the_next_request(bens, ben, pia, addresses):
    leave(membership=Membership.objects.get(learner__user=ben))
    assert set(statuses(bens, addresses).values()) == {404}


def test_an_organisation_that_is_switched_off_is_closed(bens, kita, addresses):
    Organisation.objects.filter(pk=kita.pk).update(is_active=False)
    assert set(statuses(bens, addresses).values()) == {404}


def test_one_centre_sees_nothing_of_the_other_nor_of_the_provider(bens, forest, provider, pia):
    for other in (forest, provider):
        assert bens.get(reverse("lms:members", args=[other.pk])).status_code == 404


def test_the_provider_sees_both_centres(browser_of, pia, provider, kita, membership):
    client = browser_of(pia)
    page = text_of(client.get(reverse("lms:members", args=[provider.pk])))
    assert "Ada Lovelace" in page
    only = client.get(reverse("lms:members", args=[provider.pk]), {"nur": "1"})
    assert "Ada Lovelace" not in text_of(only)


def test_things_of_one_organisation_are_not_found_through_another(
    browser_of, olga, club, addresses, kita
):
    """Olga manages the club; numbers of the centre below her own address are still 404."""
    client = browser_of(olga)
    for name, address in addresses.items():
        if not OF_THINGS & set(organisation_patterns()[name]):
            continue
        foreign = address.replace(f"/organisation/{kita.pk}/", f"/organisation/{club.pk}/")
        assert client.get(foreign).status_code in {404, 405}, name
        assert client.post(foreign).status_code in {404, 405}, name


def test_a_membership_that_is_not_confirmed_gives_no_right(browser_of, cy, kita, addresses):
    Membership.objects.create(
        learner=cy.learner, organisation=kita, role="manager", confirmed_at=None
    )
    assert set(statuses(browser_of(cy), addresses).values()) == {404}
