"""Operators make organisations and name the first manager; they delete nothing."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from lms.models import Membership, Network, NetworkOffice, Organisation
from lms.wagtail_admin.organisation_forms import a_year_later
from tests.lms.conftest import text_of

NAMES = ["organisations", "memberships", "networks", "network_members", "network_offices"]


@pytest.fixture
def office(browser_of, admin):
    return browser_of(admin)


def test_every_list_and_form_opens_and_nobody_else_comes_in(office, browser_of, tom, kita, ben):
    for name in NAMES:
        for part in ("index", "add"):
            address = reverse(f"{name}:{part}")
            assert office.get(address).status_code == 200, address
            assert browser_of(tom).get(address).status_code == 302
        assert browser_of(ben).get(reverse(f"{name}:index")).status_code in {302, 403}


def made(name, above="", **more):
    return {"name": name, "type": "childcare", "above": above, "is_active": "on"} | more


def test_a_provider_and_its_centre(office):
    office.post(reverse("organisations:add"), made("Träger", type="provider"))
    provider = Organisation.objects.get()
    office.post(reverse("organisations:add"), made("Kita", above=provider.pk))
    kita = Organisation.objects.get(name="Kita")
    assert kita.get_parent() == provider
    assert kita.history.count() >= 1
    assert "— " not in text_of(office.get(reverse("organisations:index"))).split("Kita")[0][-3:]


def test_moving_takes_everything_along_and_never_below_itself(office, provider, kita, club):
    group = kita.add_child(name="Gruppe", type="other")
    edit = reverse("organisations:edit", args=[kita.pk])
    office.post(edit, made("Kita Sonnenhof", above=club.pk))
    kita.refresh_from_db()
    group.refresh_from_db()
    assert kita.get_parent() == club
    assert group.path.startswith(kita.path)
    reply = office.post(edit, made("Kita Sonnenhof", above=group.pk))
    assert reply.status_code == 200
    kita.refresh_from_db()
    assert kita.get_parent() == club
    office.post(edit, made("Kita Sonnenhof"))
    kita.refresh_from_db()
    assert kita.is_root()


def test_naming_the_first_manager_writes_to_her(office, kita):
    data = {
        "organisation": kita.pk,
        "email": "Leitung@Example.org",
        "known_as": "Lea Leitung",
        "role": "manager",
        "group": "",
        "entered_on": timezone.localdate().isoformat(),
    }
    office.post(reverse("memberships:add"), data)
    made = Membership.objects.get()
    assert (made.email, made.role, made.confirmed_at) == ("leitung@example.org", "manager", None)
    assert mail.outbox[0].to == ["leitung@example.org"]
    again = office.post(reverse("memberships:add"), data)
    assert again.status_code == 200
    wrong = office.post(reverse("memberships:add"), data | {"email": "x"})
    assert wrong.status_code == 200
    assert Membership.objects.count() == 1


def test_ending_a_membership(office, membership):
    edit = reverse("memberships:edit", args=[membership.pk])
    data = {"known_as": "", "role": "member", "group": ""}
    early = membership.entered_on - dt.timedelta(days=1)
    assert office.post(edit, data | {"left_on": early.isoformat()}).status_code == 200
    office.post(edit, data | {"left_on": membership.entered_on.isoformat()})
    membership.refresh_from_db()
    assert not membership.is_active()


def test_nothing_can_be_deleted(office, kita, membership):
    for address in (
        reverse("organisations:delete", args=[kita.pk]),
        reverse("memberships:delete", args=[membership.pk]),
    ):
        office.post(address)
    assert Organisation.objects.filter(pk=kita.pk).exists()
    assert Membership.objects.filter(pk=membership.pk).exists()


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("2026-01-01", "2027-01-01"), ("2024-02-29", "2025-02-28"), ("2025-03-31", "2026-03-31")],
)
def test_a_term_of_office_lasts_a_year(begins, ends):
    assert a_year_later(dt.date.fromisoformat(begins)).isoformat() == ends


def test_terms_do_not_overlap(office, kita, club):
    network = Network.objects.create(name="Netzwerk Rhein-Kreis")
    add = reverse("network_offices:add")
    first = {"network": network.pk, "organisation": kita.pk, "starts_on": "2026-01-01"}
    office.post(add, first | {"ends_on": ""})
    assert NetworkOffice.objects.get().ends_on == dt.date(2027, 1, 1)
    second = first | {"organisation": club.pk, "starts_on": "2026-12-31"}
    assert office.post(add, second).status_code == 200
    office.post(add, second | {"starts_on": "2027-01-01"})
    assert NetworkOffice.objects.count() == 2
