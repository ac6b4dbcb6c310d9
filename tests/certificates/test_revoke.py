"""Deed: withdraw a certificate."""

import pytest
from django.core.exceptions import ValidationError

from certificates.deeds import Deed
from certificates.exceptions import ReasonMissing
from certificates.models import Certificate
from certificates.queries.history import changes_of
from certificates.services.revoke import revoke
from certificates.states import State

pytestmark = pytest.mark.django_db


def test_date_reason_and_person_are_kept(certificate, staff):
    rea = staff("revoke_certificate")
    revoked = revoke(certificate=certificate, reason=" Irrtum ", by=rea)
    assert revoked.state == State.REVOKED
    assert revoked.revoked_reason == "Irrtum"
    latest, first = changes_of(revoked)
    assert (latest.by, latest.reason, latest.deed) == (str(rea), "Irrtum", Deed.REVOKED)
    assert (first.by, first.deed) == ("", Deed.ISSUED)


def test_a_second_time_keeps_the_first(certificate, staff):
    first = revoke(certificate=certificate, reason="Irrtum", by=staff())
    second = revoke(certificate=certificate, reason="anders", by=staff())
    assert (second.revoked_at, second.revoked_reason) == (first.revoked_at, "Irrtum")
    assert certificate.history.count() == 2


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_it_takes_a_reason(certificate, reason):
    with pytest.raises(ReasonMissing):
        revoke(certificate=certificate, reason=reason, by=None)
    assert Certificate.objects.get().revoked_at is None


def test_it_cannot_be_taken_back(certificate):
    revoked = revoke(certificate=certificate, reason="Irrtum", by=None)
    revoked.revoked_at, revoked.revoked_reason = None, ""
    with pytest.raises(ValidationError, match="revoked_at"):
        revoked.save()
