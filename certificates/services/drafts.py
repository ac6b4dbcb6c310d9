"""From frozen facts to a printed certificate, and from there to a row with its file.

Order: render, store the file, then commit the row. A row therefore always points at a whole
file; what a crash between the two can leave behind is a file without a row, under a name that
nobody can guess. Rendering happens outside the transaction, because it takes time and a write
lock on SQLite is exclusive.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from courses.conf import settings as courses_settings
from courses.documents.fonts import FontMissing, MissingGlyph
from lms.models import Completion

from ..credentials.exceptions import CredentialRefused
from ..exceptions import CannotIssue, NameNotPrintable, StorageUnavailable
from ..models import Certificate
from ..pades import PlaceMissing, SigningFailed
from ..pdf import DesignInvalid, RenderFailed
from ..pipe import prove
from ..queries.designs import design_for, design_row
from ..snapshot import Snapshot, SnapshotInvalid
from ..storage import certificate_storage, random_name
from .achievements import remember
from .sealing import new_seal

FAILURES = (
    SnapshotInvalid,
    DesignInvalid,
    FontMissing,
    RenderFailed,
    CredentialRefused,
    PlaceMissing,
    SigningFailed,
)
Around = Callable[[Certificate], AbstractContextManager[None]]


@dataclass(frozen=True)
class Draft:
    """A certificate that is printed but not issued yet."""

    certificate: Certificate
    pdf: bytes


def draft_from(
    *, completion: Completion, snapshot: Snapshot, code: str, issued_at: dt.datetime
) -> Draft:
    """Print these facts in the design of the course's provider. Raises CannotIssue."""
    course = completion.enrolment.course
    row = design_row(course.provider)
    provider = course.provider or (row.provider if row else None)
    expires_on = _last_day(snapshot)
    seal, place = new_seal(at=issued_at, expires_on=expires_on)
    design = design_for(row, provider)
    try:
        proof = prove(snapshot, design, seal=seal, font_cache=courses_settings.FONT_CACHE)
    except MissingGlyph as error:
        raise NameNotPrintable(f"completion {completion.pk}: {error}") from error
    except FAILURES as error:
        raise CannotIssue(f"completion {completion.pk}: {error}") from error
    certificate = Certificate(
        completion=completion,
        number=snapshot["number"],
        code=code,
        holder=snapshot["holder"],
        issued_at=issued_at,
        snapshot=snapshot,
        expires_on=expires_on,
        pdf_sha256=hashlib.sha256(proof.pdf).hexdigest(),
        credential=proof.credential,
        token=proof.token,
        status_list=place.status_list,
        status_index=place.index,
    )
    remember(snapshot)
    return Draft(certificate, proof.pdf)


def _last_day(snapshot: Snapshot) -> dt.date | None:
    refresh = snapshot["refresh"]
    binding = refresh["kind"] == "valid_until" and refresh["on"]
    return dt.date.fromisoformat(binding) if binding else None


def store(draft: Draft, around: Around = nullcontext) -> Certificate:
    """File first, row second; without the row the file goes again.

    `around` does in the same transaction what must happen before and after the row is there.
    Raises StorageUnavailable.
    """
    storage, name = certificate_storage(), random_name(draft.certificate.issued_at.year)
    try:
        name = storage.save(name, ContentFile(draft.pdf))
    except OSError as error:  # e.g. no space left, and half of it is written
        with suppress(OSError):
            storage.delete(name)
        raise StorageUnavailable(f"{draft.certificate.number}: {error}") from error
    try:
        with transaction.atomic(), around(draft.certificate):
            draft.certificate.pdf = name
            draft.certificate.save()
    except BaseException:
        storage.delete(name)
        raise
    return draft.certificate
