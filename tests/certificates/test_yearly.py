"""Deed: hand in one list of everything learned, with teaching units a year."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.identifiers import grouped
from certificates.services.issue import issue
from certificates.services.revoke import revoke
from certificates.yearly import yearly_pdf
from lms.models import Completion, Enrolment
from tests.certificates.pdf_cast import tool, words

pytestmark = pytest.mark.django_db
URL = reverse("certificates:yearly")


@pytest.fixture
def history(completion, course):
    """Two years of Ada's, and one certificate that was withdrawn."""
    learner = completion.enrolment.learner
    issue(completion=completion)
    past = timezone.now() - dt.timedelta(days=366)
    for cycle, units in ((2, "2.5"), (3, "8")):
        enrolment = Enrolment.objects.create(learner=learner, course=course, cycle=cycle)
        made = Completion.objects.create(
            enrolment=enrolment, completed_at=past, course_version="1.0", units=Decimal(units)
        )
        certificate = issue(completion=made)
        if cycle == 3:
            revoke(certificate=certificate, by=None, reason="Irrtum")
    return learner


def test_units_are_summed_by_year_and_what_was_revoked_is_left_out(history):
    text = words(yearly_pdf(history))
    this = timezone.localdate().year
    assert f"{this}: 4 UE" in text
    assert f"{this - 1}: 2,5 UE" in text
    assert "8 UE" not in text
    assert text.index(f"{this}: 4") < text.index("2,5 UE")


def test_each_line_can_be_checked(completion, ada):
    certificate = issue(completion=completion)
    text = words(yearly_pdf(ada.learner))
    assert certificate.number in text
    assert grouped(certificate.code) in text
    assert "https://lernen.example.org/pruefen/" in text


def test_it_is_tagged(completion, ada):
    issue(completion=completion)
    tags = tool("pdfinfo", "-struct-text", "-", data=yearly_pdf(ada.learner))
    assert "H1" in tags
    assert tags.count("/Scope /Column") == 4


def test_without_certificates_there_is_no_table(make_learner):
    pdf = yearly_pdf(make_learner("Cy Neu"))
    assert "Cy Neu" in words(pdf)
    assert "Table" not in tool("pdfinfo", "-struct", "-", data=pdf)


def test_the_holder_downloads_it(client, completion, ada, django_assert_max_num_queries):
    issue(completion=completion)
    client.force_login(ada)
    with django_assert_max_num_queries(8):
        answer = client.get(URL)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store, private"
    assert "Ada Löwenherz" in words(answer.content)


def test_a_stranger_gets_a_list_of_their_own(client, completion, cy):
    number = issue(completion=completion).number
    client.force_login(cy)
    assert number not in words(client.get(URL).content)


def test_nobody_gets_nothing(client):
    assert client.get(URL).status_code == 302


def test_who_has_no_name_is_asked_for_one(client, make_learner):
    learner = make_learner("")
    client.force_login(learner.user)
    assert client.get(URL).status_code == 302
