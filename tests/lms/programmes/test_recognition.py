"""A training done elsewhere is proposed, its paper looked at, decided, and the paper is gone."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from lms.exceptions import (
    DayNotPossible,
    DecidedAlready,
    EvidenceUnreadable,
    NotAMember,
    NotYourStep,
    TooOldForScheme,
    TooShortForScheme,
)
from lms.models import Assignment, Evidence, Period, Recognition, RecognitionScheme
from lms.services.recognitions import decide, forget_evidence, propose

from .conftest import step_of

PDF = b"%PDF-1.7 a paper"


@pytest.fixture
def offer(assignment: Assignment) -> dict[str, Any]:
    return {
        "learner": assignment.learner,
        "organisation": assignment.organisation,
        "assignment": assignment,
        "step": step_of(assignment, "p1"),
        "title": "  Präventionsschulung  Basis ",
        "provider_name": "Bistum",
        "held_on": timezone.localdate() - dt.timedelta(days=900),
        "units": Decimal(8),
        "by": None,
        "evidence": PDF,
    }


def test_accepted_it_fulfils_the_step_on_its_day(offer: dict[str, Any]) -> None:
    row = propose(**offer)
    assert row.title == "Präventionsschulung Basis"
    assert Period.objects.get().begun_on is None
    assert bytes(row.evidence.content) == PDF
    decide(recognition=row, accept=True, by=None)
    assert Period.objects.get().begun_on == offer["held_on"]
    assert not Evidence.objects.exists()
    with pytest.raises(DecidedAlready):
        decide(recognition=row, accept=False, by=None)
    assert Recognition.objects.get().accepted is True


def test_declined_it_changes_nothing_and_the_paper_is_gone_too(offer: dict[str, Any]) -> None:
    decide(recognition=propose(**offer), accept=False, by=None)
    assert Period.objects.get().begun_on is None
    assert not Evidence.objects.exists()


def test_no_table_of_history_keeps_the_paper() -> None:
    assert not hasattr(Evidence, "history")


def test_a_scheme_may_say_no(offer: dict[str, Any]) -> None:
    scheme = RecognitionScheme.objects.create(
        name="Ordnung", institution="Bistum", lesson_minutes=60, lessons=6, months=24
    )
    assert scheme.units == 8
    with pytest.raises(TooOldForScheme):
        decide(recognition=propose(**offer, scheme=scheme), accept=True, by=None)
    scheme.months, scheme.lessons = 60, Decimal("6.25")
    scheme.save()
    row = propose(**offer, scheme=scheme)
    with pytest.raises(TooShortForScheme):
        decide(recognition=row, accept=True, by=None)
    # Nothing was decided: the paper is still there to look at.
    row.refresh_from_db()
    assert row.accepted is None
    assert Evidence.objects.filter(recognition=row).exists()


@pytest.mark.parametrize("content", [b"<script>", b"MZ\x90", b"%PDF-" + b"x" * (2 * 1024 * 1024)])
def test_only_small_papers_and_pictures(offer: dict[str, Any], content: bytes) -> None:
    with pytest.raises(EvidenceUnreadable):
        propose(**{**offer, "evidence": content})
    assert not Recognition.objects.exists()


def test_nothing_of_the_future_of_strangers_or_for_foreign_steps(
    offer: dict[str, Any], cy: Any, club: Any
) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(DayNotPossible):
        propose(**{**offer, "held_on": tomorrow})
    with pytest.raises(NotAMember):
        propose(**{**offer, "learner": cy.learner})
    with pytest.raises(NotAMember):
        propose(**{**offer, "organisation": club})
    with pytest.raises(NotYourStep):
        propose(**{**offer, "assignment": None})


def test_a_paper_nobody_decides_about_goes_after_a_month(offer: dict[str, Any]) -> None:
    propose(**offer)
    assert forget_evidence() == 0
    old = timezone.now() - dt.timedelta(days=31)
    Evidence.objects.update(uploaded_at=old)
    assert forget_evidence() == 1
    assert Recognition.objects.count() == 1
