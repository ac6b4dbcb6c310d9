"""Deed: issue a certificate anew under a corrected name."""

import pytest

from certificates.deeds import Deed
from certificates.exceptions import AlreadyOver, CannotIssue, ReasonMissing
from certificates.models import Certificate
from certificates.queries.certificates import current, stored_pdf
from certificates.queries.history import changes_of
from certificates.services.issue import issue
from certificates.services.replace import replace
from certificates.services.revoke import revoke
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
        replace(certificate=certificate, reason=TYPO, by=None, holder="王小明")
    certificate.refresh_from_db()
    assert certificate.state == State.VALID
    assert len(files()) == 1
