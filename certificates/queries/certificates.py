"""Reads of certificates for their holders and for the sweep."""

import hashlib
from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from lms.models import Completion

from ..exceptions import FileUnusable
from ..identifiers import CODE_LENGTH, parse_code, parse_number, same_code
from ..models import Certificate
from ..storage import certificate_storage

LONG = ("snapshot", "credential", "token")

NO_CODE = "-" * CODE_LENGTH


def own_completions(user: AbstractBaseUser) -> QuerySet[Completion]:
    """Completions of this person."""
    return Completion.objects.filter(enrolment__learner__user=user)


def current(completion: Completion) -> Certificate | None:
    """The one that was not replaced, if any."""
    return Certificate.objects.filter(completion=completion, replaced_at__isnull=True).first()


def certificates_of(completions: Iterable[Completion]) -> dict[int, Certificate]:
    """The current one by completion; one query, without the long columns."""
    found = Certificate.objects.filter(completion__in=completions, replaced_at__isnull=True)
    return {one.completion_id: one for one in found.defer(*LONG) if one.completion_id}


def by_number_and_code(number: str, code: str) -> Certificate | None:
    """None for an unknown number as for a wrong code; one query and the same time either way."""
    found = Certificate.objects.filter(number=parse_number(number)).first()
    genuine = same_code(found.code if found else NO_CODE, parse_code(code))
    return found if genuine else None


def without_certificate() -> QuerySet[Completion]:
    """Completions that have none yet, oldest first."""
    return Completion.objects.filter(certificates__isnull=True).order_by("completed_at", "pk")


def stored_pdf(certificate: Certificate) -> bytes:
    """The bytes that were issued. Raises FileUnusable if they are gone or were changed."""
    try:
        with certificate_storage().open(certificate.pdf.name) as file:
            data = file.read()
    except OSError as error:
        raise FileUnusable(f"{certificate.number}: the file is missing") from error
    if hashlib.sha256(data).hexdigest() != certificate.pdf_sha256:
        raise FileUnusable(f"{certificate.number}: the file is not the one that was issued")
    return bytes(data)
