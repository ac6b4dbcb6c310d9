"""A manager lets people in, changes and lets go; what she does counts at once."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from lms.models import Enrolment, Membership
from lms.services.organisations import enter, join, leave
from tests.lms.conftest import text_of

TODAY = timezone.localdate


def url(name, *args):
    return reverse(f"lms:{name}", args=args)


def entry(**changes):
    return {
        "email": "neu@example.org",
        "name": "Nina Neu",
        "role": "member",
        "group": "childcare",
        "entered_on": TODAY().isoformat(),
    } | changes


def test_who_manages_one_organisation_is_led_straight_in(bens, kita):
    assert bens.get(url("organisations")).url == url("organisation", kita.pk)


def test_who_manages_a_provider_chooses(browser_of, pia, provider, kita, forest):
    page = text_of(browser_of(pia).get(url("organisations")))
    assert all(one.name in page for one in (provider, kita, forest))
    found = browser_of(pia).get(url("organisations"), {"q": "wald"}).context["rows"]
    assert [row.organisation for row in found] == [forest]


def test_who_manages_nothing_is_told_so(browser_of, ada, membership):
    page = text_of(browser_of(ada).get(url("organisations")))
    assert gettext("You manage no organisation") in page
    assert "Sonnenhof" not in page.split("<main")[1]


def test_entering_a_person_writes_to_her_once_and_names_no_topic(bens, kita, group):
    reply = bens.post(url("new_member", kita.pk), entry())
    assert reply.url == url("members", kita.pk)
    made = Membership.objects.get(learner__user__email="neu@example.org")
    assert (made.confirmed_at, made.group, made.known_as) == (None, group, "Nina Neu")
    (letter,) = mail.outbox
    assert letter.to == ["neu@example.org"]
    assert url("memberships") in letter.body
    assert "Sonnenhof" not in letter.subject + letter.body
    bens.post(url("tell_members", kita.pk))
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "nichts"},
        {"email": ""},
        {"email": "a@b.c\x00"},
        {"role": "kaiserin"},
        {"group": "zauberei"},
        {"group": "\x00"},
        {"entered_on": "29.02.2025"},
        {"entered_on": "0001-01-01"},
        {"entered_on": ""},
        {"name": "x" * 151},
        {"name": "Bell\x07"},
    ],
)
def test_a_wrong_entry_says_what_to_mend_and_enters_nobody(bens, kita, wrong):
    before = Membership.objects.count()
    reply = bens.post(url("new_member", kita.pk), entry(**wrong))
    assert reply.status_code == 200
    assert 'role="alert"' in text_of(reply)
    assert Membership.objects.count() == before


def test_entering_somebody_twice_is_refused(bens, kita, membership):
    reply = bens.post(url("new_member", kita.pk), entry(email="ADA@example.org"))
    assert reply.status_code == 200
    assert Membership.objects.filter(learner=membership.learner).count() == 1


def test_before_she_confirms_her_own_name_stays_hidden(bens, kita, ada):
    enter(organisation=kita, email="ada@example.org", name="Frau L.")
    page = text_of(bens.get(url("members", kita.pk)))
    assert "Frau L." in page
    assert "Lovelace" not in page
    found = bens.get(url("members", kita.pk), {"q": "Lovelace"}).context["page_obj"]
    assert list(found) == []


def test_search_and_filters(bens, kita, ben, membership, group):
    def names(**wanted):
        page = bens.get(url("members", kita.pk), wanted).context["page_obj"]
        return [one.shown_as for one in page]

    enter(organisation=kita, email="neu@example.org", name="Nina Neu", group=group)
    assert names() == ["Ada Lovelace", "Ben Leitung", "Nina Neu"]
    assert names(q="love ADA") == ["Ada Lovelace"]
    assert names(rolle="manager") == ["Ben Leitung"]
    assert names(gruppe="childcare") == ["Nina Neu"]
    assert names(stand="waiting") == ["Nina Neu"]
    leave(membership=membership)
    assert names() == ["Ben Leitung", "Nina Neu"]
    assert names(stand="over") == ["Ada Lovelace"]
    assert names(stand="quatsch", rolle="\x00", gruppe="\x00", page="abc") == names()


def test_changing_role_and_group(bens, kita, membership, group):
    data = {"known_as": "Ada L.", "role": "trusted_person", "group": "childcare"}
    assert bens.post(url("member", kita.pk, membership.pk), data).status_code == 302
    membership.refresh_from_db()
    assert (membership.role, membership.group) == ("trusted_person", group)
    assert membership.history.count() == 2


def test_leaving_keeps_what_is_hers(bens, kita, membership, enrolment):
    assert bens.post(url("end_member", kita.pk, membership.pk), {}).status_code == 302
    membership.refresh_from_db()
    assert not membership.is_active()
    assert Enrolment.objects.filter(learner=membership.learner).exists()


@pytest.mark.parametrize("day", ["2020-01-01", "31.04.2026", "x", "9999-12-31"])
def test_a_wrong_last_day_ends_nothing(bens, kita, membership, day):
    reply = bens.post(url("end_member", kita.pk, membership.pk), {"last_day": day})
    assert reply.status_code == 200
    membership.refresh_from_db()
    assert membership.left_on is None


def test_a_last_day_in_the_future_counts_until_its_evening(bens, kita, membership):
    day = TODAY() + dt.timedelta(days=10)
    bens.post(url("end_member", kita.pk, membership.pk), {"last_day": day.isoformat()})
    membership.refresh_from_db()
    assert membership.is_active(day)
    assert not membership.is_active(day + dt.timedelta(days=1))


def test_the_last_manager_can_not_go(bens, kita, ben, ada):
    own = Membership.objects.get(learner__user=ben)
    reply = bens.post(url("end_member", kita.pk, own.pk), {})
    assert reply.status_code == 200
    data = {"known_as": "", "role": "member", "group": ""}
    assert bens.post(url("member", kita.pk, own.pk), data).status_code == 200
    own.refresh_from_db()
    assert (own.role, own.left_on) == ("manager", None)
    join(learner=ada.learner, organisation=kita, role="manager")
    assert bens.post(url("end_member", kita.pk, own.pk), {}).status_code == 302


def test_a_list_of_a_thousand_takes_as_many_queries_as_one_of_one(bens, kita, queries):
    address = url("members", kita.pk)
    bens.get(address)
    few = queries(lambda: bens.get(address))
    for index in range(60):
        enter(organisation=kita, email=f"neu{index}@example.org")
    assert queries(lambda: bens.get(address)) <= few
    assert few <= 12
    assert bens.get(address, {"page": "2"}).context["page_obj"].number == 2
