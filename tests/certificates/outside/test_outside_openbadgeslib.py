"""Deed: let a second library, openbadgeslib, judge our Open Badges."""

import json
from urllib.parse import urlsplit

import pytest
from django.test import Client
from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier
from openbadgeslib.ob3.verifier import OB3VerificationError

from certificates.services.replace import replace
from certificates.services.revoke import revoke

pytestmark = pytest.mark.django_db
HOST = "lernen.example.org"
DID = f"did:web:{HOST}"


def download(url):
    """The network of this test: our own site, by its public name."""
    parts = urlsplit(url)
    assert parts.netloc == HOST, url
    answer = Client().get(parts.path, headers={"Host": HOST})
    assert answer.status_code == 200, url
    return answer.content


@pytest.fixture
def badge():
    return OB3LdpVerifier.for_issuer_did(DID, download=download)


@pytest.fixture
def tokens():
    return OB3Verifier.for_issuer_did(DID, download=download)


def test_it_accepts_badge_and_token(certificate, badge, tokens):
    found = badge.verify(certificate.credential, download=download)
    assert tokens.verify(certificate.token, download=download).id == found.id
    assert found.id == json.loads(certificate.credential)["id"]


def test_it_rejects_a_change(certificate, badge, tokens):
    changed = json.loads(certificate.credential)
    changed["credentialSubject"]["creditsEarned"] = 40
    with pytest.raises(OB3VerificationError):
        badge.verify(json.dumps(changed), download=download)
    head, payload, signature = certificate.token.split(".")
    with pytest.raises(OB3VerificationError):
        tokens.verify(f"{head}.{payload}.{signature[:-6]}AAAAAA")


@pytest.mark.parametrize("deed", ["revoke", "replace"])
def test_it_reads_the_status_list(certificate, badge, tokens, deed):
    found = badge.verify(certificate.credential, download=download)
    tokens.check_status(found, download=download)
    if deed == "revoke":
        revoke(certificate=certificate, reason="Irrtum", by=None)
    else:
        replace(certificate=certificate, reason="Name", by=None, holder="Ada Neu")
    with pytest.raises(OB3VerificationError, match="'revocation' is set"):
        tokens.check_status(found, download=download)
