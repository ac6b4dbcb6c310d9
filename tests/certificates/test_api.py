"""Deed: check certificates by the API."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from certificates.identifiers import grouped
from certificates.queries.certificates import stored_pdf
from certificates.services.revoke import revoke

pytestmark = pytest.mark.django_db
URL = "/api/v1/verify"


def ask(client, **data):
    return client.post(URL, data=json.dumps(data), content_type="application/json")


def by_code(client, certificate, **changed):
    data = {"number": certificate.number, "code": grouped(certificate.code), **changed}
    return ask(client, **data)


def upload(client, data, **fields):
    file = SimpleUploadedFile("x.pdf", data, content_type="application/pdf")
    return client.post(f"{URL}/file", {"file": file, **fields})


def test_by_code(certificate):
    answer = by_code(Client(enforce_csrf_checks=True), certificate, name="ada loewenherz")
    found = answer.json()
    assert answer.status_code == 200
    assert (found["genuine"], found["unchanged"], found["state"]) == ("yes", "open", "valid")
    assert found["good"] is found["name_matches"] is True
    assert found["facts"]["course"]["title"] == "Hinsehen lernen"
    assert "Löwenherz" not in answer.text
    assert "loewenherz" not in answer.text


@pytest.mark.parametrize("form", ["json", "jwt"])
def test_by_credential(client, certificate, form):
    given = json.loads(certificate.credential) if form == "json" else certificate.token
    found = ask(client, credential=given).json()
    assert (found["finding"], found["unchanged"], found["state"]) == ("badge", "yes", "valid")


def test_by_file(client, certificate):
    found = upload(client, stored_pdf(certificate), name="Eva").json()
    assert (found["finding"], found["name_matches"]) == ("file", False)


def test_of_another_name_it_is_not_good(client, certificate):
    """Whoever only looks at `good` must not take it for somebody else's proof."""
    found = by_code(client, certificate, name="Eva Anders").json()
    assert (found["state"], found["name_matches"], found["good"]) == ("valid", False, False)
    assert "stimmt nicht" in found["title"]


def test_revoked_but_not_why(client, certificate):
    revoke(certificate=certificate, reason="Betrugsverdacht", by=None)
    answer = by_code(client, certificate)
    assert (answer.json()["state"], answer.json()["good"]) == ("revoked", False)
    assert "Betrug" not in answer.text


def test_unknown_and_wrong_are_one(client, certificate):
    wrong = by_code(client, certificate, code="0" * 26).json()
    unknown = by_code(client, certificate, number="KS-2026-000000").json()
    assert wrong == unknown
    assert wrong["finding"] == "unknown"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"number": 7, "code": "x"},
        {"number": "x", "code": "y", "extra": 1},
        {"number": "x" * 41, "code": "y"},
        {"credential": 7},
        {"credential": [], "name": "Ada"},
        {"number": None, "code": None},
    ],
)
def test_wrong_shapes_are_named_and_not_echoed(client, data):
    answer = ask(client, **data)
    assert answer.status_code == 422
    assert {"where", "message"} == set(answer.json()["detail"][0])
    assert "x" * 41 not in answer.text
    assert '"Ada"' not in answer.text


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 20_000, b"null", b'"x"'])
def test_no_json_is_refused(client, body):
    answer = client.post(URL, data=body, content_type="application/json")
    assert answer.status_code in {400, 422}


def test_too_large_is_refused_before_it_is_read(client):
    answer = upload(client, b"%PDF-" + bytes(10 * 1024 * 1024 + 100_000))
    assert answer.status_code == 413
    assert answer.json()["finding"] == "too_big"


def test_json_that_no_credential_needs_is_not_read(client):
    answer = ask(client, credential="x" * 3_000_000)
    assert answer.status_code == 413
    assert answer.json()["finding"] == "too_big"


def test_too_many_have_to_wait(client, settings, certificate):
    settings.CERTIFICATES_VERIFY_RATE = "1/9999h"
    by_code(client, certificate)
    answer = by_code(client, certificate)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert set(answer.json()) == {"detail"}


def test_no_copies(client, certificate):
    for answer in (by_code(client, certificate), ask(client)):
        assert "no-store" in answer["Cache-Control"]
        assert not answer.cookies


def test_it_describes_itself(client):
    described = client.get("/api/v1/openapi.json").json()
    for path in (URL, f"{URL}/file"):
        assert {"200", "413", "422", "429"} == set(described["paths"][path]["post"]["responses"])


def test_only_post(client):
    assert client.get(URL).status_code == 405


def test_five_queries(client, certificate, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        by_code(client, certificate)
    with django_assert_max_num_queries(5):
        ask(client, credential=certificate.token)
