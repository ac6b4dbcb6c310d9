"""Issue a certificate for a completion, once."""

from django.db import IntegrityError
from django.utils import timezone

from lms.models import Completion

from ..exceptions import CannotIssue
from ..identifiers import new_code, new_number
from ..models import Certificate
from ..queries.certificates import current
from ..queries.designs import design_row
from ..queries.facts import snapshot_of
from .drafts import Draft, draft_from, store

ATTEMPTS = 5


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
            return store(_draft(completion))
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
    return draft_from(completion=completion, snapshot=snapshot, code=code, issued_at=now)
