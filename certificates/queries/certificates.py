"""Reads of certificates for their holders and for the sweep."""

import hashlib
from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from lms.models import Completion

from ..exceptions import FileUnusable
from ..models import Certificate
from ..storage import certificate_storage


def own_completions(user: AbstractBaseUser) -> QuerySet[Completion]:
    """Completions of this person, each with its certificate if there is one."""
    return Completion.objects.filter(enrolment__learner__user=user).select_related("certificate")


def certificates_of(completions: Iterable[Completion]) -> dict[int, Certificate]:
    """By completion; one query, without the long columns."""
    found = Certificate.objects.filter(completion__in=completions).only(
        "completion_id", "number", "issued_at", "expires_on", "revoked_at"
    )
    return {certificate.completion_id: certificate for certificate in found}


def without_certificate() -> QuerySet[Completion]:
    """Completions that have none yet, oldest first."""
    return Completion.objects.filter(certificate__isnull=True).order_by("completed_at", "pk")


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
