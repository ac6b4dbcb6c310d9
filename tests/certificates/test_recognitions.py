"""Deed: print the recognitions that a course had on the day it was completed."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from certificates.models import CourseRecognition
from certificates.queries.certificates import stored_pdf
from certificates.services.issue import issue
from tests.certificates.pdf_cast import words

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def recognise(course):
    def make(scheme: str, begins: int, ends: int | None = None) -> CourseRecognition:
        today = timezone.localdate()
        return CourseRecognition.objects.create(
            course=course,
            scheme=scheme,
            number="VNR 2760",
            category="I",
            points="4",
            valid_from=today + begins * DAY,
            valid_until=None if ends is None else today + ends * DAY,
        )

    return make


def test_what_was_valid_that_day_is_printed(recognise, completion):
    recognise("Ärztekammer", -30)
    recognise("Hebammenverband", -30, 0)
    recognise("Gestern vorbei", -30, -1)
    recognise("Erst morgen", 1)
    certificate = issue(completion=completion)
    schemes = [each["scheme"] for each in certificate.snapshot["recognitions"]]
    assert schemes == ["Hebammenverband", "Ärztekammer"]
    assert "VNR 2760" in words(stored_pdf(certificate))


def test_it_cannot_end_before_it_begins(recognise, course):
    with pytest.raises(ValidationError):
        CourseRecognition(
            course=course, scheme="x", valid_from=timezone.localdate(),
            valid_until=timezone.localdate() - DAY,
        ).full_clean()  # fmt: skip


def test_editors_find_it_in_the_admin(client, staff, recognise):
    recognise("Ärztekammer", -1)
    client.force_login(staff("change_courserecognition", "view_courserecognition"))
    assert "Ärztekammer" in client.get("/admin/snippets/certificates/courserecognition/").text
