"""Deed: nothing changes a certificate once it is issued."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from certificates.models import Certificate
from certificates.queries.certificates import stored_pdf

pytestmark = pytest.mark.django_db


def test_renaming_person_and_course_changes_nothing(certificate, completion, course):
    before, data = certificate.snapshot, stored_pdf(certificate)
    learner = completion.enrolment.learner
    learner.name = "Ada Neu"
    learner.save()
    course.title = "Anders"
    course.save()
    again = Certificate.objects.get(pk=certificate.pk)
    assert again.snapshot == before
    assert again.snapshot["holder"] == "Ada Löwenherz"
    assert stored_pdf(again) == data


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "KS-2026-000000"),
        ("code", "0" * 26),
        ("holder", "Eva"),
        ("snapshot", {}),
        ("pdf", "elsewhere.pdf"),
        ("pdf_sha256", "0" * 64),
        ("expires_on", dt.date(2030, 1, 1)),
        ("issued_at", dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
    ],
)
def test_a_frozen_field_cannot_be_saved(certificate, field, value):
    setattr(certificate, field, value)
    with pytest.raises(ValidationError, match=field):
        certificate.save()
    assert getattr(Certificate.objects.get(pk=certificate.pk), field) != value


def test_it_cannot_be_given_to_another_completion(certificate, complete):
    certificate.completion = complete()
    with pytest.raises(ValidationError, match="completion_id"):
        certificate.save()


def test_saving_it_unchanged_is_allowed(certificate):
    Certificate.objects.get(pk=certificate.pk).save()


@pytest.mark.parametrize("way", ["row", "queryset"])
def test_it_cannot_be_deleted(certificate, way):
    target = certificate if way == "row" else Certificate.objects.all()
    with pytest.raises(ProtectedError):
        target.delete()
    assert Certificate.objects.count() == 1


def test_its_completion_cannot_be_deleted(certificate, completion):
    with pytest.raises(ProtectedError):
        completion.delete()


def test_rows_cannot_be_changed_in_bulk(certificate):
    with pytest.raises(ValidationError):
        Certificate.objects.update(holder="Eva")


@pytest.mark.parametrize("reason", ["without a date", ""])
def test_the_database_wants_date_and_reason_together(certificate, reason):
    """Past `save()`, by SQL alone."""
    values = {"revoked_reason": reason}
    if not reason:
        values["revoked_at"] = timezone.now()
    rows = super(type(Certificate.objects.all()), Certificate.objects.all())
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**values)


def test_the_history_keeps_neither_name_nor_code(certificate):
    row = certificate.history.get()
    assert not {"holder", "snapshot", "code"} & set(vars(row))
    assert (row.number, row.pdf_sha256) == (certificate.number, certificate.pdf_sha256)
