"""Deed: put the facts of a certificate, signed, into its QR code, and read them with the kit."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates.keys.signing import CredentialKey
from certificates.names import spellings
from certificates.verify.payload import key_tag, mini_payload, name_tags
from tests.certificates.kit_cast import program
from tests.certificates.pdf_cast import SNAPSHOT, changed

ISSUER = "did:web:lernen.example.org"
KEY = CredentialKey(f"{ISSUER}#z6Mkone", Ed25519PrivateKey.from_private_bytes(bytes(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"1")
CODE = SNAPSHOT["verify"]["code"].replace("-", "")
ADDRESS = "https://lernen.example.org/pruefen"


def kit(issuer=ISSUER, private_key=KEY.private_key):
    key = private_key.public_key().public_bytes_raw().hex()
    return {"credentials": [{"issuer": issuer, "key": key, "tag": key_tag(KEY.key_id).hex()}]}


def read(text, *, number=SNAPSHOT["number"], name="", known=None):
    """Number, last valid day, and what is told."""
    link = f"{ADDRESS}/{number}/{CODE}/#{text}"
    return program("pruefen_qr").check_qr(known or kit(), link, name)


def test_it_says_what_the_paper_says():
    number, until, told = read(mini_payload(SNAPSHOT, KEY))
    assert (number, until) == (SNAPSHOT["number"], "")
    assert SNAPSHOT["course"]["title"] in told
    assert "4 UE" in told
    assert SNAPSHOT["period"]["completed"] in told


def test_a_last_valid_day_is_told():
    binding = changed(SNAPSHOT, refresh={"kind": "valid_until", "on": "2029-11-22"})
    assert read(mini_payload(binding, KEY))[1] == "2029-11-22"


def test_what_does_not_fit_is_left_to_the_paper():
    """A certificate for records of former days is issued all the same."""
    old = changed(SNAPSHOT, period={"started": "1998-05-01", "completed": "1999-12-31"})
    endless = changed(old, refresh={"kind": "valid_until", "on": "2190-01-01"}, course__units="700")
    number, until, told = read(mini_payload(endless, KEY))
    assert (number, until) == (SNAPSHOT["number"], "")
    assert "Umfang siehe Papier" in told
    assert "abgeschlossen am (siehe Papier)" in told


def test_it_knows_the_name_only_as_a_hash_under_the_code():
    text = mini_payload(SNAPSHOT, KEY)
    assert "Name stimmt überein" in read(text, name=SNAPSHOT["holder"].upper())[2]
    assert "NICHT" in read(text, name="Eva Anders")[2]
    under_another_code = name_tags(SNAPSHOT["holder"], "0" * 26)
    assert not set(under_another_code) & set(name_tags(SNAPSHOT["holder"], CODE))
    assert len(spellings(SNAPSHOT["holder"])) <= 2


def test_it_stays_short_and_cuts_titles_between_letters():
    long = SNAPSHOT | {"course": SNAPSHOT["course"] | {"title": "ä" * 255, "code": "Ö" * 255}}
    text = mini_payload(long, KEY)
    assert len(text) < 250
    assert read(text)[2].startswith("ä" * 30 + ",")


def test_every_changed_letter_is_noticed():
    text = mini_payload(SNAPSHOT, KEY)
    for position in range(0, len(text) - 1):
        other = "A" if text[position] != "A" else "B"
        with pytest.raises(ValueError, match="verändert"):
            read(text[:position] + other + text[position + 1 :])


@pytest.mark.parametrize(
    "changed",
    [
        {"known": kit(issuer="did:web:evil.example")},
        {"number": "KS-2026-000000"},
        {"known": kit(private_key=OTHER)},
        {"known": {"credentials": []}},
    ],
)
def test_neither_issuer_nor_number_nor_key_can_be_exchanged(changed):
    with pytest.raises(ValueError, match="verändert"):
        read(mini_payload(SNAPSHOT, KEY), **changed)


@pytest.mark.parametrize("text", ["", "A", "?", "ä", "A" * 100, "A" * 401, "A" * 100_000])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="verändert|nicht der ganze"):
        read(text)
