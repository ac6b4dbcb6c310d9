"""Verbs about trainings done elsewhere: propose, look at the evidence, decide."""

import datetime as dt
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from ..exceptions import (
    DayNotPossible,
    DecidedAlready,
    EvidenceUnreadable,
    NotAMember,
    NotYourStep,
    TooOldForScheme,
    TooShortForScheme,
)
from ..models import (
    Assignment,
    Evidence,
    Learner,
    Organisation,
    ProgrammeStep,
    Recognition,
    RecognitionScheme,
)
from .fulfilling import EARLIEST
from .rules import first_membership
from .settling import settle

MOST_BYTES = 2 * 1024 * 1024
KEPT_DAYS = 30  # evidence nobody looks at goes all the same
MAGIC = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


@transaction.atomic
def propose(
    *,
    learner: Learner,
    organisation: Organisation,
    title: str,
    provider_name: str,
    held_on: dt.date,
    units: Decimal,
    by: Any,
    assignment: Assignment | None = None,
    step: ProgrammeStep | None = None,
    scheme: RecognitionScheme | None = None,
    evidence: bytes = b"",
) -> Recognition:
    """Ask an organisation to recognise a training, instead of a step or for the hours alone.

    Raises NotAMember, NotYourStep, DayNotPossible, EvidenceUnreadable.
    """
    today = timezone.localdate()
    if not EARLIEST <= held_on <= today:
        raise DayNotPossible
    if first_membership(learner.pk, organisation.pk, today) is None:
        raise NotAMember
    if assignment and (assignment.learner_id, assignment.organisation_id) != (
        learner.pk,
        organisation.pk,
    ):
        raise NotYourStep
    if step and (assignment is None or step.version_id != assignment.version_id):
        raise NotYourStep
    row = Recognition.objects.create(
        learner=learner,
        organisation=organisation,
        assignment=assignment,
        step=step,
        title=" ".join(title.split()),
        provider_name=" ".join(provider_name.split()),
        held_on=held_on,
        units=units,
        scheme=scheme,
        proposed_by=by,
    )
    if evidence:
        media_type = kind_of(evidence)
        Evidence.objects.create(recognition=row, content=evidence, media_type=media_type)
    return row


def kind_of(content: bytes) -> str:
    """What a file is by its first bytes, whatever its name says."""
    found = next((kind for magic, kind in MAGIC.items() if content.startswith(magic)), None)
    if found is None or len(content) > MOST_BYTES:
        raise EvidenceUnreadable
    return found


@transaction.atomic
def decide(*, recognition: Recognition, accept: bool, by: Any) -> Recognition:
    """Accept or decline, once; the evidence is gone with the decision.

    Raises DecidedAlready, TooOldForScheme, TooShortForScheme.
    """
    row = Recognition.objects.select_for_update(of=("self",)).get(pk=recognition.pk)
    if row.accepted is not None:
        raise DecidedAlready
    if accept and row.scheme_id:
        refuse_outside(row, row.scheme)
    row.accepted, row.decided_by, row.decided_at = accept, by, timezone.now()
    row.save()
    Evidence.objects.filter(recognition=row).delete()
    if accept and row.assignment_id:
        settle([row.assignment_id])
    return row


def refuse_outside(row: Recognition, scheme: RecognitionScheme) -> None:
    """Raises what the scheme of the institution does not allow."""
    if row.held_on + relativedelta(months=scheme.months) < timezone.localdate():
        raise TooOldForScheme
    if row.units < scheme.units:
        raise TooShortForScheme


def forget_evidence() -> int:
    """Files nobody has decided about for a month are removed; the proposal stays."""
    before = timezone.now() - dt.timedelta(days=KEPT_DAYS)
    old = Evidence.objects.filter(uploaded_at__lt=before)
    number = old.count()
    old.delete()
    return number
