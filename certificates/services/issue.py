"""Issue a certificate for a completion, once.

Order: render, store the file, then commit the row. A row therefore always points at a whole
file; what a crash between the two can leave behind is a file without a row, under a name that
nobody can guess. Rendering happens outside the transaction, because it takes time and a write
lock on SQLite is exclusive.
"""

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.models import Completion

from ..conf import settings
from ..exceptions import CannotIssue, NameNotPrintable
from ..fonts import FontMissing, MissingGlyph
from ..identifiers import new_code, new_number
from ..models import Certificate
from ..pdf import DesignInvalid, RenderFailed, render_pdf
from ..queries.certificates import current
from ..queries.designs import design_for, design_row
from ..queries.facts import snapshot_of
from ..snapshot import SnapshotInvalid
from ..storage import certificate_storage, random_name

ATTEMPTS = 5


@dataclass(frozen=True)
class Draft:
    """A certificate that is printed but not issued yet."""

    certificate: Certificate
    pdf: bytes


def issue(*, completion: Completion) -> Certificate:
    """The certificate of this completion, issued now if there is none.

    Safe to call twice and in parallel: one current row a completion decides who was first. Raises
    CannotIssue (HolderUnnamed, NameNotPrintable); the completion is never touched.
    """
    for _attempt in range(ATTEMPTS):
        existing = current(completion)
        if existing:
            return existing
        try:
            return _store(_draft(completion))
        except IntegrityError:
            # Somebody else issued it meanwhile, or a random number was taken: look again.
            continue
    raise CannotIssue(f"completion {completion.pk}: no free number in {ATTEMPTS} attempts")


def _draft(completion: Completion) -> Draft:
    course = completion.enrolment.course
    row = design_row(course.provider)
    provider = course.provider or (row.provider if row else None)
    now, code = timezone.now(), new_code()
    number = new_number(timezone.localdate(now).year)
    snapshot = snapshot_of(
        completion=completion, provider=provider, number=number, code=code, issued_at=now
    )
    try:
        pdf = render_pdf(snapshot, design_for(row, provider), font_cache=settings.FONT_CACHE)
    except MissingGlyph as error:
        raise NameNotPrintable(f"completion {completion.pk}: {error}") from error
    except (SnapshotInvalid, DesignInvalid, FontMissing, RenderFailed) as error:
        raise CannotIssue(f"completion {completion.pk}: {error}") from error
    certificate = Certificate(
        completion=completion,
        number=number,
        code=code,
        holder=snapshot["holder"],
        issued_at=now,
        snapshot=snapshot,
        expires_on=completion.refresh_on if completion.refresh_is_binding else None,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
    )
    return Draft(certificate, pdf)


def _store(draft: Draft) -> Certificate:
    """File first, row second; without the row the file goes again."""
    storage = certificate_storage()
    name = storage.save(random_name(draft.certificate.issued_at.year), ContentFile(draft.pdf))
    try:
        with transaction.atomic():
            draft.certificate.pdf = name
            draft.certificate.save()
    except BaseException:
        storage.delete(name)
        raise
    return draft.certificate
