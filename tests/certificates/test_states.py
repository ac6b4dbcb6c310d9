"""Deed: say what a certificate is worth on a day."""

import datetime as dt
from types import SimpleNamespace

import pytest

from certificates.models import Certificate
from certificates.states import State, state_of
from certificates.viewsets import in_state

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
CASES = [
    (None, None, State.VALID),
    (TODAY + dt.timedelta(1), None, State.VALID),
    (TODAY, None, State.VALID),
    (TODAY - dt.timedelta(1), None, State.EXPIRED),
    (TODAY + dt.timedelta(1), NOW, State.REVOKED),
    (TODAY - dt.timedelta(1), NOW, State.REVOKED),
]


@pytest.mark.parametrize(("expires_on", "revoked_at", "expected"), CASES)
def test_state(expires_on, revoked_at, expected):
    row = SimpleNamespace(expires_on=expires_on, revoked_at=revoked_at)
    assert state_of(row, TODAY) == expected


@pytest.mark.django_db
def test_the_filter_of_the_list_knows_the_same_rule(complete):
    rows = Certificate.objects.bulk_create(
        Certificate(
            completion=complete(passed=False),
            number=f"KS-2026-00000{i}",
            code=f"{i:026}",
            holder="Ada",
            issued_at=NOW,
            snapshot={},
            pdf="x.pdf",
            pdf_sha256="0" * 64,
            expires_on=expires_on,
            revoked_at=revoked_at,
            revoked_reason="Irrtum" if revoked_at else "",
        )
        for i, (expires_on, revoked_at, _expected) in enumerate(CASES)
    )
    for state in State:
        expected = {row.pk for row in rows if state_of(row, TODAY) == state}
        found = in_state(Certificate.objects.all(), state, TODAY)
        assert {row.pk for row in found} == expected != set()
