"""Deed: issue a certificate anew under a corrected name."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from certificates.deeds import Deed
from certificates.exceptions import AlreadyOver, CannotIssue, NameMissing, ReasonMissing
from certificates.models import Certificate
from certificates.queries.certificates import current, stored_pdf
from certificates.queries.history import changes_of
from certificates.services.issue import issue
from certificates.services.replace import replace
from certificates.services.revoke import revoke
from certificates.services.suspend import suspend
from certificates.services.visibility import set_public
from certificates.states import State

pytestmark = pytest.mark.django_db
TYPO = "Tippfehler im Namen"


def test_the_old_says_replaced_and_the_new_one_counts(certificate, staff):
    rea = staff()
    new = replace(certificate=certificate, reason=TYPO, by=rea, holder=" Ada  Löwenherz-Yıldız ")
    certificate.refresh_from_db()
    assert certificate.state == State.REPLACED
    assert certificate.replaced_by == new
    assert new.state == State.VALID
    assert new.holder == new.snapshot["holder"] == "Ada Löwenherz-Yıldız"
    assert current(certificate.completion) == new == issue(completion=certificate.completion)
    latest = changes_of(certificate)[0]
    assert (latest.deed, latest.by, latest.reason) == (Deed.REPLACED, str(rea), TYPO)
    assert [(one.deed, one.by) for one in changes_of(new)] == [(Deed.ISSUED, str(rea))]


def test_a_new_name_that_nobody_sees_is_refused(certificate):
    with pytest.raises(NameMissing):
        replace(certificate=certificate, reason=TYPO, by=None, holder="\u200b\u202e")
    certificate.refresh_from_db()
    assert certificate.state == State.VALID


def test_the_facts_are_those_of_the_old_one(certificate, course):
    course.title = "Ganz anders"
    course.save()
    new = replace(certificate=certificate, reason=TYPO, by=None)
    old = certificate.snapshot
    changed = {key for key, value in new.snapshot.items() if value != old[key]}
    assert changed == {"number", "verify"}
    assert new.snapshot["number"] == new.number != certificate.number
    assert new.code != certificate.code
    assert new.snapshot["verify"]["link"].endswith(f"{new.number}/{new.code}/")
    assert stored_pdf(new) != stored_pdf(certificate)


def test_its_last_day_stays(course, complete):
    """In the row, in the badge and in the QR code; a recommendation never becomes a last day."""
    day = timezone.localdate() + dt.timedelta(days=700)
    old = issue(completion=complete(refresh_on=day, refresh_is_binding=True))
    new = replace(certificate=old, reason=TYPO, by=None)
    assert new.expires_on == old.expires_on == day
    assert new.snapshot["refresh"] == {"kind": "valid_until", "on": day.isoformat()}
    until = json.loads(old.credential)["validUntil"]
    assert json.loads(new.credential)["validUntil"] == until
    assert until.startswith((day.isoformat(), (day - dt.timedelta(days=1)).isoformat()))
    advised = issue(completion=complete(refresh_on=day))
    newer = replace(certificate=advised, reason=TYPO, by=None)
    assert newer.expires_on is advised.expires_on is None
    assert newer.snapshot["refresh"] == {"kind": "recommended", "on": day.isoformat()}


def test_a_suspended_one_stays_suspended_and_public_checking_off(certificate, ada):
    suspend(certificate=certificate, reason="In Klärung", by=None)
    set_public(certificate=certificate, public=False, by=ada)
    new = replace(certificate=certificate, reason=TYPO, by=None)
    assert (new.state, new.suspended_reason) == (State.SUSPENDED, "In Klärung")
    assert not new.is_public


def test_twice_gives_the_first_replacement(certificate):
    first = replace(certificate=certificate, reason=TYPO, by=None)
    assert replace(certificate=certificate, reason="anders", by=None) == first
    assert Certificate.objects.count() == 2


def test_a_chain_has_one_end(certificate):
    second = replace(certificate=certificate, reason=TYPO, by=None)
    third = replace(certificate=second, reason=TYPO, by=None)
    assert current(certificate.completion) == third
    assert third.replaces.replaces == certificate


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_takes_a_reason(certificate, reason):
    with pytest.raises(ReasonMissing):
        replace(certificate=certificate, reason=reason, by=None)


def test_a_revoked_one_is_not_replaced(certificate):
    revoke(certificate=certificate, reason="Irrtum", by=None)
    with pytest.raises(AlreadyOver):
        replace(certificate=certificate, reason=TYPO, by=None)


def test_if_the_new_one_cannot_be_made_the_old_one_stays(certificate, files):
    with pytest.raises(CannotIssue):
        replace(certificate=certificate, reason=TYPO, by=None, holder="𓀀𓁐")
    certificate.refresh_from_db()
    assert certificate.state == State.VALID
    assert len(files()) == 1
