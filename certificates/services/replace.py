"""Issue a certificate anew, e.g. under a corrected name or with a fresh key."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError
from django.utils import timezone

from ..deeds import Deed
from ..exceptions import AlreadyOver, CannotIssue, NameMissing
from ..holders import holder_from
from ..identifiers import new_code, new_number
from ..models import Certificate
from ..queries.facts import verify_of
from ..snapshot import Snapshot
from .acts import locked, record, required
from .drafts import Draft, draft_from, store

ATTEMPTS = 5


def replace(
    *,
    certificate: Certificate,
    reason: str,
    by: AbstractBaseUser | None,
    holder: str | None = None,
) -> Certificate:
    """A new certificate about the same facts; the old one says "replaced" from then on.

    Course, extent and dates stay as they were frozen; number, code, day of issue and, where
    `holder` is given, the name are new. Doing it twice gives the first replacement. Raises
    ReasonMissing, NameMissing, AlreadyOver (revoked, erased) and CannotIssue; then the old one
    stays as it was.
    """
    reason = required(reason)
    for _attempt in range(ATTEMPTS):
        old = _with_its_course(certificate)
        if old.replaced_by is not None:
            return old.replaced_by
        if old.revoked_at or old.erased_at or old.completion is None:
            raise AlreadyOver
        try:
            return _store(old, _draft(old, holder), reason, by)
        except (IntegrityError, _ReplacedMeanwhile):
            continue
    raise CannotIssue(f"{certificate.number}: no free number in {ATTEMPTS} attempts")


class _ReplacedMeanwhile(Exception):
    """Somebody else was first: look again."""


def _with_its_course(certificate: Certificate) -> Certificate:
    rows = Certificate.objects.select_related(
        "completion__enrolment__course__provider", "replaced_by"
    )
    return rows.get(pk=certificate.pk)


def _draft(old: Certificate, holder: str | None) -> Draft:
    now, code = timezone.now(), new_code()
    today = timezone.localdate(now)
    number = new_number(today.year)
    changed = {
        "number": number,
        "holder": old.holder if holder is None else _named(holder),
        "issued_on": today.isoformat(),
        "verify": verify_of(number, code),
    }
    snapshot = cast(Snapshot, old.snapshot | changed)
    draft = draft_from(completion=old.completion, snapshot=snapshot, code=code, issued_at=now)
    draft.certificate.is_public = old.is_public
    draft.certificate.suspended_at = old.suspended_at
    draft.certificate.suspended_reason = old.suspended_reason
    return draft


def _named(holder: str) -> str:
    if not (name := holder_from(holder)):
        raise NameMissing
    return name


def _store(old: Certificate, draft: Draft, reason: str, by: AbstractBaseUser | None) -> Certificate:
    @contextmanager
    def handing_over(new: Certificate) -> Iterator[None]:
        row = locked(old)
        if row.replaced_at or row.revoked_at or row.erased_at:
            raise _ReplacedMeanwhile
        row.replaced_at, row.replaced_reason = new.issued_at, reason
        # Out of the way first: a completion has one current certificate at any moment.
        row.skip_history_when_saving = True
        row.save()
        new._history_user, new._change_reason = by, Deed.ISSUED.value
        yield
        row.replaced_by = new
        del row.skip_history_when_saving
        record(row, Deed.REPLACED, by)

    return store(draft, handing_over)
