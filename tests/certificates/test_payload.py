"""Deed: put the facts of a certificate, signed, into its QR code."""

import datetime as dt
from decimal import Decimal

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates.keys.signing import CredentialKey
from certificates.names import spellings
from certificates.verify.payload import PayloadRefused, mini_payload, name_tags, read_payload
from tests.certificates.pdf_cast import SNAPSHOT

ISSUER = "did:web:lernen.example.org"
KEY = CredentialKey(f"{ISSUER}#z6Mkone", Ed25519PrivateKey.from_private_bytes(bytes(32)))
KEYS = {KEY.key_id: KEY.private_key.public_key()}
OTHER = {KEY.key_id: Ed25519PrivateKey.from_private_bytes(bytes(31) + b"1").public_key()}


def read(text, *, issuer=ISSUER, number=SNAPSHOT["number"], keys=KEYS):
    return read_payload(text, issuer=issuer, number=number, keys=keys)


def test_it_says_what_the_paper_says():
    found = read(mini_payload(SNAPSHOT, KEY))
    period = SNAPSHOT["period"]
    assert found.started == dt.date.fromisoformat(period["started"])
    assert found.completed == dt.date.fromisoformat(period["completed"])
    assert found.issued == dt.date.fromisoformat(SNAPSHOT["issued_on"])
    assert found.units == Decimal(SNAPSHOT["course"]["units"])
    assert found.title
    assert SNAPSHOT["course"]["title"].startswith(found.title)
    assert found.with_assessment is (SNAPSHOT["kind"] == "certificate")


def test_it_knows_the_name_only_as_a_hash_under_the_code():
    code = SNAPSHOT["verify"]["code"].replace("-", "")
    found = read(mini_payload(SNAPSHOT, KEY))
    assert set(name_tags(SNAPSHOT["holder"].upper(), code)) & set(found.names)
    assert not set(name_tags("Eva Anders", code)) & set(found.names)
    assert not set(name_tags(SNAPSHOT["holder"], "0" * 26)) & set(found.names)
    assert len(spellings(SNAPSHOT["holder"])) <= 2


def test_it_stays_short_and_cuts_titles_between_letters():
    long = SNAPSHOT | {"course": SNAPSHOT["course"] | {"title": "ä" * 255, "code": "Ö" * 255}}
    text = mini_payload(long, KEY)
    assert len(text) < 250
    assert read(text).title == "ä" * 30


def test_every_changed_letter_is_noticed():
    text = mini_payload(SNAPSHOT, KEY)
    for position in range(0, len(text) - 1):
        other = "A" if text[position] != "A" else "B"
        with pytest.raises(PayloadRefused):
            read(text[:position] + other + text[position + 1 :])


@pytest.mark.parametrize(
    "changed",
    [
        {"issuer": "did:web:evil.example"},
        {"number": "KS-2026-000000"},
        {"keys": OTHER},
        {"keys": {}},
    ],
)
def test_neither_issuer_nor_number_nor_key_can_be_exchanged(changed):
    with pytest.raises(PayloadRefused):
        read(mini_payload(SNAPSHOT, KEY), **changed)


@pytest.mark.parametrize("text", ["", "A", "?", "ä", "A" * 100, "A" * 401, "A" * 100_000])
def test_anything_else_is_refused(text):
    with pytest.raises(PayloadRefused):
        read(text)
