"""Deed: check an uploaded file. The tamper matrix and hostile files, each told apart by name."""

import datetime as dt
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from django.utils.html import escape

from certificates.models import IssuerKey, KeyPurpose
from certificates.pades import places, room_for, sign_pdf
from certificates.pdf import render_pdf
from certificates.queries.certificates import stored_pdf
from certificates.services.erase import erase
from certificates.services.issue import issue
from certificates.services.keys import compromise, signing_keys
from certificates.services.replace import replace
from certificates.services.revoke import revoke
from certificates.services.suspend import suspend
from certificates.verify import words
from certificates.verify.answers import Finding
from tests.certificates.pdf_cast import DESIGN
from tests.certificates.upload_cast import (
    annotated,
    appended,
    blanks,
    bomb,
    encrypted,
    flipped,
    foreign_context,
    foreign_issuer,
    half_a_character,
    named_key,
    nameless,
    one_letter,
    own_key_other_facts,
    pasted,
    token_key,
    token_letter,
    vast_number,
    without_proof,
)

pytestmark = pytest.mark.django_db
URL = "/pruefen/datei/"
HUGE = str(100 * 1024 * 1024)


def upload(client, data, **fields):
    return client.post(URL, {"file": SimpleUploadedFile("x.bin", data), **fields})


def finding(client, data):
    """By the API, which names what the page says in sentences."""
    file = SimpleUploadedFile("x.bin", data)
    return client.post("/api/v1/verify/file", {"file": file}).json()["finding"]


MATRIX = [
    (flipped, Finding.ALTERED),
    (appended, Finding.APPENDED),
    (annotated, Finding.APPENDED),
    (one_letter, Finding.ALTERED),
    (token_letter, Finding.ALTERED),
    (own_key_other_facts, Finding.CONTRADICTS),
    (without_proof, Finding.UNSIGNED),
    (foreign_context, Finding.FOREIGN_CONTEXT),
    (foreign_issuer, Finding.FOREIGN_ISSUER),
    (blanks, Finding.TOO_BIG),
    (nameless, Finding.TOO_COMPLEX),
    (named_key("\x00"), Finding.KEY_UNKNOWN),
    (named_key("\ud800"), Finding.UNREADABLE),
    (token_key("\x00"), Finding.KEY_UNKNOWN),
    (token_key("\ud800"), Finding.KEY_UNKNOWN),
    (half_a_character, Finding.UNREADABLE),
    (vast_number, Finding.ALTERED),
    (encrypted, Finding.ENCRYPTED),
    (bomb, Finding.UNSIGNED),
    (lambda certificate: b"", None),
    (lambda certificate: b"\x89PNG\r\n", Finding.WRONG_TYPE),
    (lambda certificate: b"%PDF-", Finding.UNREADABLE),
    (lambda certificate: b"{", Finding.UNREADABLE),
    (lambda certificate: b"eyJ.x", Finding.UNREADABLE),
    (lambda certificate: b"{" * 60_000, Finding.UNREADABLE),
    (lambda certificate: b'{"a":' * 9_000 + b"1" + b"}" * 9_000, Finding.TOO_COMPLEX),
]


@pytest.mark.parametrize(("deed", "named"), MATRIX)
def test_each_deed_is_named_and_soon(client, certificate, deed, named):
    data = deed(certificate)
    started = time.process_time()
    page = upload(client, data)
    assert time.process_time() - started < 2
    assert page.status_code == 200
    assert "verdict--valid" not in page.text
    if named is None:
        assert "error-summary" in page.text
        return
    assert finding(client, data) == named
    assert str(words.TITLES[named]) in page.text


def test_a_pasted_signature_is_named(client, certificate, complete, make_learner):
    other = issue(completion=complete(make_learner("Eva Anders")))
    assert finding(client, pasted(certificate, other)) == Finding.ALTERED


@pytest.mark.parametrize("form", ["pdf", "json", "jwt"])
def test_the_genuine_one_is_known_in_every_form(client, certificate, form):
    data = {
        "pdf": stored_pdf(certificate),
        "json": certificate.credential.encode(),
        "jwt": certificate.token.encode(),
    }[form]
    page = upload(client, data, name="ada loewenherz")
    assert "verdict--valid" in page.text
    assert "message--success" in page.text
    assert "Löwenherz" not in page.text


@pytest.mark.parametrize(
    ("act", "state"), [(revoke, "revoked"), (suspend, "suspended"), (replace, "replaced")]
)
def test_a_status_that_was_set_is_told(client, certificate, act, state):
    act(certificate=certificate, reason="Irrtum", by=None)
    for data in (stored_pdf(certificate), certificate.token.encode()):
        page = upload(client, data)
        assert f"verdict--{state}" in page.text
        assert "Irrtum" not in page.text


def test_a_withdrawn_key_proves_nothing_new(client, certificate):
    forged = own_key_other_facts(certificate)
    compromise(key=IssuerKey.objects.active().get(purpose=KeyPurpose.CREDENTIAL))
    assert finding(client, forged) == Finding.KEY_UNKNOWN


def test_a_paper_whose_row_forgot_its_file_is_still_proven_by_its_seal(client, certificate):
    """E.g. a database put back from a backup that knows another rendering."""
    data = stored_pdf(certificate)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE certificates_certificate SET pdf_sha256 = %s", ["0" * 64])
    assert finding(client, data) == Finding.SEAL


def test_another_text_around_a_genuine_credential_is_named(client, certificate):
    """Made by somebody who got hold of our key, which nobody has noticed yet."""
    paper, facts = signing_keys().paper, certificate.snapshot
    flattered = facts | {"holder": "Eva Fremd", "course": facts["course"] | {"units": "400"}}
    credential = certificate.credential.encode()
    pdf = render_pdf(flattered, DESIGN, attachment=credential, room=room_for(paper))
    forged = sign_pdf(pdf, paper, at=timezone.now())
    assert finding(client, forged) == Finding.CONTRADICTS
    assert finding(client, stored_pdf(certificate)) == Finding.FILE


def test_our_own_file_in_another_spelling_of_its_signature_is_no_contradiction(client, certificate):
    data = stored_pdf(certificate)
    _zero, gap, after, _rest = map(int, places.RANGE.search(data).groups())
    assert finding(client, data[:gap] + data[gap:after].upper() + data[after:]) == Finding.SEAL


def test_after_erasing_only_the_bare_fact_is_left(client, certificate):
    data = stored_pdf(certificate)
    erase(certificate=certificate, by=None)
    page = upload(client, data, name="Ada Löwenherz")
    assert str(escape(words.MEANINGS[Finding.ERASED])) in page.text
    assert "verdict--unknown" in page.text
    assert "Hinsehen" not in page.text
    assert "message--" not in page.text


def test_a_hundred_megabytes_are_refused_before_they_are_read(client):
    page = client.generic(
        "POST", URL, b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=HUGE
    )
    assert page.status_code == 413
    assert str(words.TITLES[Finding.TOO_BIG]) in page.text


def test_five_queries(client, certificate, django_assert_max_num_queries):
    for data in (stored_pdf(certificate), certificate.credential.encode(), flipped(certificate)):
        with django_assert_max_num_queries(5):
            upload(client, data)


def test_the_date_of_the_signature_is_shown(client, certificate):
    data = stored_pdf(certificate)
    erase(certificate=certificate, by=None)
    file = SimpleUploadedFile("x.pdf", data)
    signed = client.post("/api/v1/verify/file", {"file": file}).json()["signed_at"]
    assert abs(dt.datetime.fromisoformat(signed) - certificate.issued_at) < dt.timedelta(minutes=1)
