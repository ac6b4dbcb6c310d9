"""Reads for the holder: all certificates with UE per year, one with its links."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from ..identifiers import parse_code
from ..models import Certificate, CertificateShare
from .certificates import LONG

TEXTS = tuple(name for name in LONG if name != "snapshot")


@dataclass(frozen=True)
class Year:
    """Revoked and suspended ones are listed, but do not count."""

    year: int
    units: Decimal
    certificates: list[Certificate]


def years_of(user: AbstractBaseUser) -> list[Year]:
    """By year of completion, newest first; one query."""
    rows = (
        Certificate.objects.filter(
            completion__enrolment__learner__user=user, replaced_at__isnull=True
        )
        .select_related("completion")
        .defer(*TEXTS)
        .order_by("-completion__completed_at", "-pk")
    )
    return [_year(year, list(found)) for year, found in groupby(rows, key=_year_of)]


def own_certificate(user: AbstractBaseUser, completion_uuid: UUID) -> Certificate:
    """The current one of this completion. Raises DoesNotExist, also for somebody else's."""
    rows = Certificate.objects.filter(
        completion__enrolment__learner__user=user, replaced_at__isnull=True
    )
    return rows.select_related("completion").get(completion__uuid=completion_uuid)


def shared(token: str) -> Certificate | None:
    """The certificate that this link shows today."""
    share = (
        CertificateShare.objects.filter(
            token=parse_code(token), ended_at__isnull=True, ends_on__gte=timezone.localdate()
        )
        .select_related("certificate")
        .first()
    )
    return share.certificate if share else None


def _year_of(certificate: Certificate) -> int:
    completion = certificate.completion
    return timezone.localdate(completion.completed_at).year if completion else 0


def _year(year: int, certificates: list[Certificate]) -> Year:
    counted = [
        one.completion.units
        for one in certificates
        if one.completion and not one.revoked_at and not one.suspended_at
    ]
    return Year(year, sum(counted, Decimal()), certificates)
