"""Who holds the code may join; the code itself is stored nowhere."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.exceptions import InvitationNotValid
from lms.models import Invitation, Membership
from lms.services.invitations import accept, invite, new_code, revoke
from lms.services.organisations import enter
from tests.lms.conftest import text_of

SOON = timezone.localdate() + dt.timedelta(days=10)


@pytest.fixture
def made(kita, group):
    return invite(organisation=kita, expires_on=SOON, group=group, max_uses=2)


def url(code):
    return reverse("lms:invitation", args=[code])


def test_a_code_can_not_be_guessed_and_no_two_are_alike():
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(len(code.replace("-", "")) * 5 >= 128 for code in codes)


def test_the_code_is_stored_nowhere(made):
    _invitation, code = made
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM lms_invitation")
        row = str(cursor.fetchall())
    assert code not in row
    assert code.replace("-", "") not in row


def test_the_link_says_who_invites_and_joining_is_a_post(browser_of, ada, made, kita, group):
    client = browser_of(ada)
    reply = client.get(url(made[1]))
    assert "Kita Sonnenhof" in text_of(reply)
    assert reply["X-Robots-Tag"] == "noindex"
    assert reply["Referrer-Policy"] == "same-origin"
    assert not Membership.objects.exists()
    client.post(url(made[1]))
    joined = Membership.objects.get()
    assert (joined.learner, joined.group, joined.role) == (ada.learner, group, "member")
    assert joined.is_active()


def test_visitors_come_back_after_the_log_in(made):
    reply = Client().get(url(made[1]))
    assert reply.url.endswith(f"next={url(made[1])}")


@pytest.mark.parametrize("change", [str, str.lower, lambda code: code.replace("-", " ")])
def test_a_code_is_typed_in_as_people_type(browser_of, ada, made, change):
    client = browser_of(ada)
    reply = client.post(reverse("lms:enter_code"), {"code": f" {change(made[1])} "}, follow=True)
    assert "Kita Sonnenhof" in text_of(reply)


@pytest.mark.parametrize("code", ["", "x", "\x00", "ABCDEFG-" * 4, "ä" * 500])
def test_wrong_codes_are_refused_clearly(browser_of, ada, made, code):
    reply = browser_of(ada).post(reverse("lms:enter_code"), {"code": code})
    assert reply.status_code == 200
    assert 'role="alert"' in text_of(reply)


def test_used_up_run_out_and_taken_back_codes_let_nobody_in(kita, made, ada, cy, named):
    accept(code=made[1], user=ada)
    accept(code=made[1], user=cy)
    with pytest.raises(InvitationNotValid):
        accept(code=made[1], user=named("zoe", "Zoe"))
    _late, late = invite(organisation=kita, expires_on=timezone.localdate() - dt.timedelta(days=1))
    with pytest.raises(InvitationNotValid):
        accept(code=late, user=ada)
    third, code = invite(organisation=kita, expires_on=SOON)
    revoke(invitation=third)
    with pytest.raises(InvitationNotValid):
        accept(code=code, user=ada)
    assert Membership.objects.count() == 2


def test_a_page_of_a_dead_code_is_404_and_says_what_to_do(browser_of, ada, made):
    revoke(invitation=made[0])
    for method in ("get", "post"):
        reply = getattr(browser_of(ada), method)(url(made[1]))
        assert reply.status_code == 404
        assert 'role="alert"' in text_of(reply)


def test_joining_twice_uses_one_place(made, ada):
    assert accept(code=made[1], user=ada) == accept(code=made[1], user=ada)
    assert Invitation.objects.get().uses == 1


def test_who_was_entered_by_hand_confirms_with_the_code(made, ada, kita):
    waiting = enter(organisation=kita, email="ada@example.org")
    assert accept(code=made[1], user=ada) == waiting
    assert Membership.objects.get().confirmed_at is not None


def test_a_switched_off_organisation_invites_nobody(made, ada, kita):
    kita.is_active = False
    kita.save()
    with pytest.raises(InvitationNotValid):
        accept(code=made[1], user=ada)


def test_a_code_for_managers_is_for_one_person_only(kita):
    with pytest.raises(ValidationError):
        invite(organisation=kita, expires_on=SOON, role="manager", max_uses=2)


def test_a_manager_makes_one_sees_it_once_and_takes_it_back(bens, kita):
    address = reverse("lms:invitations", args=[kita.pk])
    data = {"role": "member", "group": "", "max_uses": "3", "expires_on": SOON.isoformat()}
    reply = bens.post(address, data)
    code = reply.context["code"]
    assert code in text_of(reply)
    assert code not in text_of(bens.get(address))
    bens.post(reverse("lms:revoke_invitation", args=[kita.pk, Invitation.objects.get().pk]))
    assert not Invitation.objects.get().is_open()


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_uses": "0"},
        {"max_uses": "501"},
        {"max_uses": "9" * 30},
        {"expires_on": "2020-01-01"},
        {"expires_on": "2090-01-01"},
        {"role": "manager", "max_uses": "2"},
        {"role": "x"},
    ],
)
def test_wrong_wishes_make_no_invitation(bens, kita, wrong):
    data = {"role": "member", "group": "", "max_uses": "1", "expires_on": SOON.isoformat()}
    reply = bens.post(reverse("lms:invitations", args=[kita.pk]), data | wrong)
    assert reply.status_code == 200
    assert 'role="alert"' in text_of(reply)
    assert not Invitation.objects.exists()


def test_the_code_stands_in_no_log():
    from lms.site.logs import CODE_IN_PATH

    assert "GEHEIM" not in CODE_IN_PATH.sub(r"\1…", "GET /lernen/einladung/GEHEIM/ 200")
