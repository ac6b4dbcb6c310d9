"""Deed: suspend, lift, replace and erase certificates in the admin."""

import pytest
from django.urls import reverse

from certificates.models import Certificate
from certificates.services.revoke import revoke
from certificates.services.suspend import suspend
from certificates.states import State

pytestmark = pytest.mark.django_db
ACTS = {"suspend": "suspend", "lift": "suspend", "replace": "replace", "erase": "erase"}


def address(name, certificate):
    return reverse(f"certificates_admin:{name}", args=[certificate.pk])


@pytest.fixture
def boss(client, staff):
    user = staff(*(f"{verb}_certificate" for verb in ("view", "revoke", *set(ACTS.values()))))
    client.force_login(user)
    return user


def test_suspend_and_lift(client, boss, certificate):
    client.post(address("suspend", certificate), {"reason": "Wird geprüft"})
    page = client.get(address("inspect", certificate)).text
    assert "Wird geprüft" in page
    assert address("lift", certificate) in page
    assert address("suspend", certificate) not in page
    client.post(address("lift", certificate))
    certificate.refresh_from_db()
    assert certificate.state == State.VALID


def test_replace_offers_the_name_of_today_and_leads_to_the_new_one(client, boss, certificate):
    learner = certificate.completion.enrolment.learner
    learner.name = "Ada Neu"
    learner.save()
    asked = client.get(address("replace", certificate)).text
    assert 'value="Ada Neu"' in asked
    answer = client.post(
        address("replace", certificate), {"reason": "Namensänderung", "holder": "Ada Neu"}
    )
    new = Certificate.objects.get(holder="Ada Neu")
    assert answer.url == address("inspect", new)
    assert address("inspect", new) in client.get(address("inspect", certificate)).text
    assert address("inspect", certificate) in client.get(address("inspect", new)).text


def test_what_cannot_be_printed_is_said_and_nothing_changes(client, boss, certificate):
    page = client.post(address("replace", certificate), {"reason": "Name", "holder": "𓀀"})
    assert page.status_code == 200
    assert "error-message" in page.text
    certificate.refresh_from_db()
    assert certificate.state == State.VALID


def test_erase(client, boss, certificate):
    client.post(address("erase", certificate))
    page = client.get(address("inspect", certificate))
    assert page.status_code == 200
    assert "Löwenherz" not in page.text
    assert certificate.number in client.get(reverse("certificates_admin:index")).text


@pytest.mark.parametrize("name", ["suspend", "replace"])
def test_a_reason_is_asked_for(client, boss, certificate, name):
    page = client.post(address(name, certificate), {"reason": " ", "holder": "Ada"})
    assert page.status_code == 200
    assert "error" in page.text
    certificate.refresh_from_db()
    assert certificate.state == State.VALID


@pytest.mark.parametrize("name", ["suspend", "lift", "replace"])
def test_what_is_over_leads_back(client, boss, certificate, name):
    revoke(certificate=certificate, reason="Irrtum", by=None)
    assert client.get(address(name, certificate)).url == address("inspect", certificate)


@pytest.mark.parametrize("name", ACTS)
def test_each_act_needs_its_own_permission(client, staff, certificate, name):
    suspend(certificate=certificate, reason="Wird geprüft", by=None)
    others = {"view", "revoke", "suspend", "replace", "erase"} - {ACTS[name]}
    client.force_login(staff(*(f"{verb}_certificate" for verb in others)))
    client.post(address(name, certificate), {"reason": "x", "holder": "Ada"})
    certificate.refresh_from_db()
    assert certificate.state == State.SUSPENDED
    assert certificate.erased_at is None
    assert address(name, certificate) not in client.get(address("inspect", certificate)).text


@pytest.mark.parametrize("name", ACTS)
def test_an_unknown_one_is_not_found(client, boss, name):
    assert client.get(reverse(f"certificates_admin:{name}", args=[999])).status_code == 404
