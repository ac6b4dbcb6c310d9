"""Deed: fetch the files of one certificate by number and code."""

import json
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from certificates.credentials import proof, token
from certificates.identifiers import grouped
from certificates.models import Certificate
from certificates.queries.keys import proving_key
from certificates.services.erase import erase
from certificates.services.revoke import revoke
from certificates.services.visibility import set_public

pytestmark = pytest.mark.django_db
TYPES = {"json": "application/vc", "jwt": "application/vc+jwt", "pdf": "application/pdf"}


def address(certificate, kind, **other):
    code = other.get("code", certificate.code)
    number = other.get("number", certificate.number)
    return reverse("certificates:file", args=[number, code, kind])


@pytest.mark.parametrize("kind", TYPES)
def test_every_kind_comes_as_it_was_stored(client, certificate, kind, files):
    answer = client.get(address(certificate, kind))
    stored = {
        "json": certificate.credential.encode(),
        "jwt": certificate.token.encode(),
        "pdf": files()[0].read_bytes(),
    }
    assert answer.status_code == 200
    assert answer.content == stored[kind]
    assert answer["Content-Type"] == TYPES[kind]
    assert f'{certificate.number}.{kind}"' in answer["Content-Disposition"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_what_comes_proves_itself_with_published_keys(client, certificate):
    badge = json.loads(client.get(address(certificate, "json")).content)
    key = proving_key("credential", proof.method_of(badge).partition("#")[2])
    assert proof.check(badge, key)
    text = client.get(address(certificate, "jwt")).content.decode()
    payload = token.check(text, proving_key("token", token.method_of(text).partition("#")[2]))
    assert payload["credentialSubject"] == badge["credentialSubject"]


def test_the_code_may_be_typed_as_it_is_printed(client, certificate):
    path = address(certificate, "json", code=grouped(certificate.code).lower())
    assert client.get(path).status_code == 200


def test_unknown_and_wrong_get_the_same_answer(client, certificate):
    wrong = client.get(address(certificate, "pdf", code="0" * 26))
    unknown = client.get(address(certificate, "pdf", number="KS-2026-000000"))
    odd = client.get(address(certificate, "pdf", code="%00<b>"))
    assert wrong.status_code == unknown.status_code == odd.status_code == 404
    assert wrong.content == unknown.content


def test_one_query_finds_it_and_a_miss_tells_nothing(
    client, certificate, django_assert_num_queries
):
    with django_assert_num_queries(1):
        client.get(address(certificate, "json"))
    for other in ({"number": "KS-2026-000000"}, {"code": "0" * 26}):
        with django_assert_num_queries(3):  # Wagtail looks for a redirect after every 404
            client.get(address(certificate, "json", **other))


def test_what_the_holder_keeps_private_is_not_found(client, certificate):
    holder = certificate.completion.enrolment.learner.user
    set_public(certificate=certificate, public=False, by=holder)
    assert client.get(address(certificate, "json")).status_code == 404


def test_a_revoked_one_is_still_there_and_its_list_says_so(client, certificate):
    revoke(certificate=certificate, reason="Irrtum", by=None)
    badge = json.loads(client.get(address(certificate, "json")).content)
    listed = client.get(urlsplit(badge["credentialStatus"]["statusListCredential"]).path)
    assert listed.status_code == 200


def test_an_erased_one_is_not_found(client, certificate):
    path = address(certificate, "pdf")
    erase(certificate=certificate, by=None)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("kind", ["json", "jwt"])
def test_one_from_before_there_were_keys_has_no_badge(client, certificate, kind):
    row = Certificate.objects.filter(pk=certificate.pk)
    for name in ("credential", "token"):
        row._update([(Certificate._meta.get_field(name), None, "")])
    assert client.get(address(certificate, kind)).status_code == 404
    assert client.get(address(certificate, "pdf")).status_code == 200


def test_a_missing_file_is_not_found(client, certificate, files):
    files()[0].unlink()
    assert client.get(address(certificate, "pdf")).status_code == 404


def test_guessing_is_limited(client, certificate, settings):
    settings.CERTIFICATES_VERIFY_RATE = "3/1h"
    path = address(certificate, "json", code="0" * 26)
    assert [client.get(path).status_code for _try in range(4)] == [404, 404, 404, 429]
    assert client.get(address(certificate, "json")).status_code == 429


def test_reading_only(client, certificate):
    assert client.post(address(certificate, "json")).status_code == 405
