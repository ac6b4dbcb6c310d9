"""Deed: prove a certificate in all three forms, without asking anybody."""

import datetime as dt
import hashlib
import json
import socket

import pytest

from certificates.credentials import proof, token
from certificates.exceptions import CannotIssue
from certificates.models import Achievement, Certificate
from certificates.pades import Outcome, check_pdf
from certificates.queries.certificates import stored_pdf
from certificates.queries.keys import own_leaves, proving_key, trusted_certificates
from certificates.services.issue import issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_network(monkeypatch):
    """The database keeps the connection it has."""

    def refuse(*args, **options):
        raise AssertionError("asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def published(purpose, method):
    return proving_key(purpose, method.partition("#")[2])


def test_all_three_forms_are_proven_without_a_network(completion, no_network):
    certificate = issue(completion=completion)
    badge = json.loads(certificate.credential)
    assert proof.check(badge, published("credential", proof.method_of(badge)))
    payload = token.check(certificate.token, published("token", token.method_of(certificate.token)))
    seal = check_pdf(stored_pdf(certificate), trusted=trusted_certificates())
    assert seal.outcome == Outcome.SEALED
    assert seal.signer in own_leaves()
    assert payload["id"] == badge["id"]
    assert seal.attachment == certificate.credential.encode()


def test_the_stored_bytes_are_those_of_the_hash(certificate):
    assert hashlib.sha256(stored_pdf(certificate)).hexdigest() == certificate.pdf_sha256


def test_badge_and_row_tell_the_same(certificate):
    badge = json.loads(certificate.credential)
    subject = badge["credentialSubject"]
    assert subject["licenseNumber"] == certificate.number
    assert subject["achievement"]["name"] == certificate.snapshot["course"]["title"]
    assert badge["validFrom"] == certificate.issued_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert "validUntil" not in badge


def test_a_binding_end_is_the_last_second_of_its_day(complete):
    """Here, not in London: 23:59:59 in November is 22:59:59 there."""
    certificate = issue(
        completion=complete(refresh_on=dt.date(2029, 11, 22), refresh_is_binding=True)
    )
    assert certificate.expires_on == dt.date(2029, 11, 22)
    assert json.loads(certificate.credential)["validUntil"] == "2029-11-22T22:59:59Z"


def test_the_same_course_is_one_achievement(complete):
    for _one in range(3):
        issue(completion=complete())
    assert Achievement.objects.count() == 1
    issue(completion=complete(passed=False))
    assert Achievement.objects.count() == 2


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "ftp://tsa.example.org"])
def test_a_timestamp_server_that_does_not_answer_loses_nothing(completion, settings, url, files):
    settings.CERTIFICATES_TIMESTAMP_URL = url
    with pytest.raises(CannotIssue):
        issue(completion=completion)
    assert not Certificate.objects.exists()
    assert files() == []
    settings.CERTIFICATES_TIMESTAMP_URL = ""
    assert issue(completion=completion).completion == completion
