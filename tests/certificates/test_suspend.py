"""Deed: let a certificate rest, and lift that again."""

import pytest

from certificates.deeds import Deed
from certificates.exceptions import AlreadyOver, ReasonMissing
from certificates.queries.history import changes_of
from certificates.services.replace import replace
from certificates.services.revoke import revoke
from certificates.services.suspend import lift, suspend
from certificates.states import State

pytestmark = pytest.mark.django_db


def test_both_acts_stand_in_the_history_with_who(certificate, staff):
    rea, tom = staff(), staff()
    suspended = suspend(certificate=certificate, reason=" Wird geprüft ", by=rea)
    assert suspended.state == State.SUSPENDED
    lifted = lift(certificate=certificate, by=tom)
    assert lifted.state == State.VALID
    assert lifted.suspended_reason == ""
    found = [(change.deed, change.by, change.reason) for change in changes_of(lifted)]
    assert found == [
        (Deed.LIFTED, str(tom), ""),
        (Deed.SUSPENDED, str(rea), "Wird geprüft"),
        (Deed.ISSUED, "", ""),
    ]


def test_twice_keeps_the_first_and_lifting_twice_changes_nothing(certificate):
    first = suspend(certificate=certificate, reason="eins", by=None)
    second = suspend(certificate=certificate, reason="zwei", by=None)
    assert (second.suspended_at, second.suspended_reason) == (first.suspended_at, "eins")
    lift(certificate=certificate, by=None)
    lift(certificate=certificate, by=None)
    assert certificate.history.count() == 3


def test_it_takes_a_reason(certificate):
    with pytest.raises(ReasonMissing):
        suspend(certificate=certificate, reason=" ", by=None)


def test_what_is_over_cannot_be_suspended(certificate):
    new = replace(certificate=certificate, reason="Name", by=None)
    revoke(certificate=new, reason="Irrtum", by=None)
    for one in (certificate, new):
        with pytest.raises(AlreadyOver):
            suspend(certificate=one, reason="Wird geprüft", by=None)


def test_a_suspended_one_can_be_revoked(certificate):
    suspend(certificate=certificate, reason="Wird geprüft", by=None)
    assert revoke(certificate=certificate, reason="Irrtum", by=None).state == State.REVOKED
