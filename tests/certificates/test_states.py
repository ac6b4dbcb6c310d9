"""Deed: say what a certificate is worth on a day."""

import datetime as dt
from types import SimpleNamespace

import pytest

from certificates.models import Certificate
from certificates.states import State, in_state, state_of

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
YESTERDAY, TOMORROW = TODAY - dt.timedelta(1), TODAY + dt.timedelta(1)
# expires on, acts that happened, state
CASES = [
    (None, "", State.VALID),
    (TOMORROW, "", State.VALID),
    (TODAY, "", State.VALID),
    (YESTERDAY, "", State.EXPIRED),
    (TOMORROW, "suspended", State.SUSPENDED),
    (YESTERDAY, "suspended", State.SUSPENDED),
    (None, "suspended replaced", State.REPLACED),
    (YESTERDAY, "replaced", State.REPLACED),
    (TOMORROW, "revoked", State.REVOKED),
    (YESTERDAY, "revoked", State.REVOKED),
    (None, "suspended replaced revoked", State.REVOKED),
]
ACTS = ("suspended", "replaced", "revoked")


def times(acts):
    return {f"{act}_at": NOW if act in acts.split() else None for act in ACTS}


@pytest.mark.parametrize(("expires_on", "acts", "expected"), CASES)
def test_state(expires_on, acts, expected):
    row = SimpleNamespace(expires_on=expires_on, **times(acts))
    assert state_of(row, TODAY) == expected


@pytest.mark.django_db
def test_the_filter_of_the_list_knows_the_same_rule(complete):
    rows = Certificate.objects.bulk_create(
        Certificate(
            completion=complete(passed=False),
            number=f"KS-2026-0000{i:02}",
            code=f"{i:026}",
            holder="Ada",
            issued_at=NOW,
            snapshot={},
            pdf="x.pdf",
            pdf_sha256="0" * 64,
            expires_on=expires_on,
            **times(acts),
            **{f"{act}_reason": "Irrtum" for act in acts.split()},
        )
        for i, (expires_on, acts, _expected) in enumerate(CASES)
    )
    for state in State:
        expected = {row.pk for row in rows if state_of(row, TODAY) == state}
        found = Certificate.objects.filter(in_state(state, TODAY))
        assert {row.pk for row in found} == expected != set()
