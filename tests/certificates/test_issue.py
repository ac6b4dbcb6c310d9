"""Deed: issue a certificate for a completion."""

import datetime as dt
import hashlib
import re

import pytest
from django.db import IntegrityError

from certificates import identifiers
from certificates.exceptions import CannotIssue, HolderUnnamed, NameNotPrintable
from certificates.models import Certificate
from certificates.queries.certificates import stored_pdf
from certificates.services import issue as module
from certificates.services.issue import issue
from certificates.snapshot import validate

pytestmark = pytest.mark.django_db


def test_a_certificate_has_number_code_snapshot_and_file(completion, files):
    certificate = issue(completion=completion)
    assert re.fullmatch(r"KS-20\d\d-[0-9A-HJKMNP-TV-Z]{6}", certificate.number)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{26}", certificate.code)
    validate(certificate.snapshot)
    data = stored_pdf(certificate)
    assert data.startswith(b"%PDF-")
    assert certificate.pdf_sha256 == hashlib.sha256(data).hexdigest()
    assert [path.read_bytes() for path in files()] == [data]
    assert "Löwenherz" not in certificate.pdf.name


def test_the_facts_come_from_the_records(completion, course):
    facts = issue(completion=completion).snapshot
    assert facts["holder"] == "Ada Löwenherz"
    assert facts["kind"] == "certificate"
    assert facts["assessment"] == {"passed": True, "pass_mark": 60}
    assert facts["course"]["title"] == "Hinsehen lernen"
    assert facts["course"]["topics"] == ["Prävention"]
    assert facts["course"]["contents"] == ["Erste Lektion", "Zweite Lektion"]
    assert facts["course"]["objectives"] == ["Anhaltspunkte sachlich beschreiben"]
    assert (facts["course"]["units"], facts["course"]["minutes"]) == ("4", 180)
    assert facts["provider"]["address"] == "Beispielweg 1\n12345 Musterstadt"
    assert facts["responsible"] == "Dr. Lea Leitung"
    link = facts["verify"]["link"]
    code = facts["verify"]["code"].replace("-", "")
    assert link == f"https://lernen.example.org/pruefen/{facts['number']}/{code}/"


@pytest.mark.parametrize(
    ("entered", "printed"),
    [
        ("\u2068Ada\u2069 Berg\u200f\u202c", "Ada Berg"),
        ("Ada\u200b \ufeffBe\u00adrg \u3164", "Ada Berg"),
        ("علی\u200cپور", "علی\u200cپور"),
    ],
)
def test_what_nobody_sees_is_left_out_of_the_name(complete, make_learner, entered, printed):
    """Pasted names bring marks along; the joiner of Persian decides about letters and stays."""
    certificate = issue(completion=complete(make_learner(entered)))
    assert certificate.holder == certificate.snapshot["holder"] == printed


@pytest.mark.parametrize("entered", ["\u200b", "\u202e\u202c", "\u0301", "\u3164", "…", "123"])
def test_a_name_of_nothing_is_no_name(complete, make_learner, entered):
    with pytest.raises(HolderUnnamed):
        issue(completion=complete(make_learner(entered)))


def test_records_from_before_2000_get_one_as_well(complete):
    completion = complete(completed_at=dt.datetime(1998, 5, 1, tzinfo=dt.UTC))
    assert issue(completion=completion).snapshot["period"]["completed"] == "1998-05-01"


def test_without_a_passed_quiz_it_says_attendance(complete):
    facts = issue(completion=complete(passed=False)).snapshot
    assert (facts["kind"], facts["assessment"]) == ("attendance", None)


def test_a_course_without_provider_is_vouched_for_by_the_platform(completion, course, settings):
    course.provider = None
    course.save()
    settings.WAGTAIL_SITE_NAME = "Lernplattform Beispiel"
    completion.enrolment.refresh_from_db()
    assert issue(completion=completion).snapshot["provider"]["name"] == "Lernplattform Beispiel"


def test_twice_gives_the_same_one(completion, files):
    assert issue(completion=completion) == issue(completion=completion)
    assert Certificate.objects.count() == 1
    assert len(files()) == 1


def test_the_loser_of_a_race_gets_the_winners_certificate(completion, files, monkeypatch):
    """Somebody else commits between our look and our insert."""
    draft = module._draft
    winners = []

    def slow_draft(wanted):
        result = draft(wanted)
        if not winners:
            winners.append(module.store(draft(wanted)))
        return result

    monkeypatch.setattr(module, "_draft", slow_draft)
    assert issue(completion=completion) == winners[0]
    assert Certificate.objects.count() == 1
    assert len(files()) == 1, "the loser's file is removed"


def test_a_taken_number_is_drawn_again(complete, monkeypatch, files):
    first = issue(completion=complete())
    tails = iter([first.number[-6:], "ABCDEF"])
    symbols = identifiers._symbols
    monkeypatch.setattr(
        identifiers, "_symbols", lambda size: next(tails) if size == 6 else symbols(size)
    )
    assert issue(completion=complete()).number.endswith("ABCDEF")
    assert len(files()) == 2


def test_a_row_that_fails_leaves_no_file(completion, files, monkeypatch):
    def fail(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(Certificate, "save", fail)
    with pytest.raises(CannotIssue):
        issue(completion=completion)
    assert files() == []


def test_somebody_without_a_name_gets_no_certificate_in_the_name_of_an_address(
    complete, make_learner, files
):
    with pytest.raises(HolderUnnamed):
        issue(completion=complete(make_learner("")))
    assert files() == []


def test_a_name_the_font_lacks_is_said_plainly(complete, make_learner):
    with pytest.raises(NameNotPrintable):
        issue(completion=complete(make_learner("𓀀𓁐")))


def test_the_message_for_the_operator_holds_no_name(complete, make_learner):
    with pytest.raises(NameNotPrintable) as caught:
        issue(completion=complete(make_learner("Ada 𓀀")))
    assert "Ada" not in str(caught.value)
    assert "completion" in str(caught.value)
