"""A manager notes a training for a member; the member proposes one for the hours alone."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.models import Membership, Recognition
from lms.services.assignments import assign
from tests.lms.conftest import text_of
from tests.lms.programmes.conftest import a_programme, step_of


@pytest.fixture
def fields():
    return {
        "title": "Basisschulung",
        "provider_name": "Bistum",
        "held_on": timezone.localdate().isoformat(),
        "units": "8",
    }


def test_a_manager_notes_and_decides_and_the_member_sees_both(
    bens, ben, kita, membership, fields, p1, browser_of, ada
):
    one = assign(
        learner=membership.learner, programme=a_programme("start", p1), organisation=kita, by=None
    )
    step = step_of(one, "p1")
    address = reverse("lms:propose_for_member", args=[kita.pk, membership.pk])
    assert 'type="file"' not in text_of(bens.get(address))
    reply = bens.post(address, fields | {"step": step.pk})
    row = Recognition.objects.get()
    assert reply.url == reverse("lms:decide_recognition", args=[kita.pk, row.pk])
    assert (row.assignment, row.step, row.proposed_by) == (one, step, ben)
    hers = browser_of(ada)
    assert "Basisschulung" in text_of(hers.get(reverse("lms:hours")))
    bens.post(reply.url, {"decision": "accept"})
    row.refresh_from_db()
    assert row.accepted is True
    assert one.periods.get().begun_on == row.held_on


def test_nobody_notes_one_for_herself(bens, ben, kita, fields):
    own = Membership.objects.get(learner=ben.learner)
    address = reverse("lms:propose_for_member", args=[kita.pk, own.pk])
    assert bens.post(address, fields).status_code == 404


def test_nor_for_somebody_who_has_not_confirmed(bens, kita, membership, fields):
    Membership.objects.filter(pk=membership.pk).update(confirmed_at=None)
    address = reverse("lms:propose_for_member", args=[kita.pk, membership.pk])
    assert bens.post(address, fields).status_code == 404


def test_a_member_without_any_programme_proposes_for_the_hours(
    browser_of, ada, membership, kita, fields
):
    hers = browser_of(ada)
    address = reverse("lms:propose_hours", args=[membership.pk])
    assert address in text_of(hers.get(reverse("lms:hours")))
    assert hers.post(address, fields).status_code == 302
    row = Recognition.objects.get()
    assert (row.organisation, row.assignment, row.units) == (kita, None, Decimal(8))


@pytest.mark.parametrize(
    "wrong",
    [
        {"held_on": "2999-01-01"},
        {"held_on": "1949-01-01"},
        {"units": "0"},
        {"units": "1e9"},
        {"title": ""},
        {"step": "99999999999999999999"},
    ],
)
def test_bad_input_is_told_and_notes_nothing(bens, kita, membership, fields, wrong, p1):
    assign(
        learner=membership.learner, programme=a_programme("start", p1), organisation=kita, by=None
    )
    address = reverse("lms:propose_for_member", args=[kita.pk, membership.pk])
    assert 'role="alert"' in text_of(bens.post(address, fields | wrong))
    assert not Recognition.objects.exists()
