"""Deed: publish what others need to check without asking about a person."""

import json
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from django.test import Client
from django.urls import reverse

from certificates.credentials import proof
from certificates.keys import pem
from certificates.models import IssuerKey
from certificates.queries.keys import active_key
from certificates.services.compromise import withdraw
from certificates.services.issue import issue
from certificates.services.keys import _loaded, rotate

pytestmark = pytest.mark.django_db
DID = "did:web:lernen.example.org"


def badge_of(certificate):
    return json.loads(certificate.credential)


def path_of(url):
    return urlsplit(url).path


def pages(certificate):
    """Every published address with its content type."""
    badge = badge_of(certificate)
    achievement = path_of(badge["credentialSubject"]["achievement"]["id"])
    authority = active_key("authority").key_id
    listed = path_of(badge["credentialStatus"]["statusListCredential"])
    return {
        "/.well-known/did.json": "application/did+json",
        "/.well-known/jwks.json": "application/jwk-set+json",
        listed: "application/vc",
        listed.replace("revocation", "suspension"): "application/vc",
        achievement.rstrip("/") + ".json": "application/ld+json",
        reverse("certificates:authority", args=[authority]): "application/x-pem-file",
        reverse("certificates:crl", args=[authority]): "application/pkix-crl",
    }


def test_each_has_its_type_may_be_kept_and_is_open_to_every_origin(client, certificate):
    for path, content_type in pages(certificate).items():
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer["Content-Type"] == content_type
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cache-Control"].startswith("public, max-age=")
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        again = client.get(path, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.head(path).status_code == 200
        assert client.post(path).status_code == 405


def test_none_needs_more_than_three_queries(client, certificate, django_assert_max_num_queries):
    for path in pages(certificate):
        client.get(path)
        with django_assert_max_num_queries(3):
            client.get(path)


def test_none_names_a_person(client, certificate):
    for path in pages(certificate):
        body = client.get(path).content
        assert b"wenherz" not in body
        assert certificate.code.encode() not in body


def test_the_document_lists_the_keys_as_plain_strings(client):
    document = client.get("/.well-known/did.json").json()
    assert document["id"] == DID
    ids = [method["id"] for method in document["verificationMethod"]]
    assert document["assertionMethod"] == ids
    assert all(method["controller"] == DID for method in document["verificationMethod"])
    assert f"{DID}#{active_key('credential').key_id}" in ids


def test_retired_keys_stay_listed_and_withdrawn_ones_go(client):
    old = active_key("credential")
    rotate(purpose="credential")
    assert old.key_id in client.get("/.well-known/did.json").content.decode()
    withdraw(key=old)
    assert old.key_id not in client.get("/.well-known/did.json").content.decode()


def test_the_key_set_names_algorithm_and_use(client):
    (key,) = client.get("/.well-known/jwks.json").json()["keys"]
    assert (key["alg"], key["use"], key["crv"]) == ("ES256", "sig", "P-256")
    assert key["kid"] == f"{DID}#{active_key('token').key_id}"
    assert "d" not in key


def test_the_list_is_signed_by_the_issuer(client, certificate):
    url = badge_of(certificate)["credentialStatus"]["statusListCredential"]
    document = json.loads(client.get(path_of(url)).content)
    assert (document["id"], document["issuer"]) == (url, DID)
    assert proof.check(document, pem.public_key(active_key("credential").public_key))


def test_the_revocation_list_is_signed_by_the_authority(client):
    authority = active_key("authority")
    found = x509.load_der_x509_crl(
        client.get(reverse("certificates:crl", args=[authority.key_id])).content
    )
    root = client.get(reverse("certificates:authority", args=[authority.key_id])).content
    assert found.is_signature_valid(x509.load_pem_x509_certificate(root).public_key())
    assert isinstance(found.next_update_utc, datetime)


def test_the_paper_names_the_address_of_the_revocation_list(settings):
    leaf = pem.chain(rotate(purpose="paper").certificate_chain)[0]
    points = leaf.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    address = points[0].full_name[0].value
    assert address.startswith(settings.CERTIFICATES_BASE_URL)
    assert Client().get(path_of(address)).status_code == 200


def test_without_the_key_the_list_comes_later(client, certificate, settings, tmp_path):
    settings.CERTIFICATES_KEY_DIR = tmp_path
    _loaded.cache_clear()
    answer = client.get(path_of(badge_of(certificate)["credentialStatus"]["statusListCredential"]))
    assert answer.status_code == 503
    assert answer["Retry-After"]


@pytest.mark.parametrize(
    "path",
    [
        "/aussteller/status/99/revocation/",
        "/aussteller/status/1/message/",
        f"/aussteller/ca/{'0' * 64}.pem",
        f"/aussteller/ca/{'0' * 64}.crl",
        f"/leistungen/{'0' * 32}/",
        f"/leistungen/{'0' * 32}.json",
    ],
)
def test_what_never_was_is_not_found(client, certificate, path):
    assert client.get(path).status_code == 404


def test_a_paper_key_is_no_authority(client):
    paper = IssuerKey.objects.active().get(purpose="paper")
    assert client.get(f"/aussteller/ca/{paper.key_id}.pem").status_code == 404


def test_an_achievement_stays_what_it_was(client, certificate, complete, course):
    """For people and for machines, at the same address."""
    url = badge_of(certificate)["credentialSubject"]["achievement"]["id"]
    course.title = "Ganz anders"
    course.save()
    newer = badge_of(issue(completion=complete()))["credentialSubject"]["achievement"]
    page = client.get(path_of(url)).content.decode()
    assert "Hinsehen lernen" in page
    assert "mindestens 60 Prozent" in page
    machine = client.get(path_of(url), headers={"Accept": "application/ld+json"})
    stated = badge_of(certificate)["credentialSubject"]["achievement"]
    assert machine.json().items() >= stated.items()
    assert "Accept" in machine["Vary"]
    assert newer["id"] != url
    assert "Ganz anders" in client.get(path_of(newer["id"])).content.decode()
