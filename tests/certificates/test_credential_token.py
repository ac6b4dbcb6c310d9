"""Deed: give an Open Badge as a JWT."""

import datetime as dt

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from certificates.credentials import token
from certificates.credentials.exceptions import CredentialRefused, Refusal
from certificates.keys.pem import public_text
from tests.certificates.badge_cast import DID, MOMENT, P256, TOKEN_KEY, badge

PUBLIC = P256.public_key()


def refusal(text, key=PUBLIC):
    with pytest.raises(CredentialRefused) as caught:
        token.check(text, key)
    return caught.value.reason


def test_the_payload_is_the_badge():
    payload = token.check(token.sign(badge(), TOKEN_KEY), PUBLIC)
    assert payload.items() >= badge().items()
    assert "vc" not in payload
    assert (payload["iss"], payload["jti"]) == (DID, badge()["id"])
    assert payload["sub"] == badge()["credentialSubject"]["id"]
    assert payload["nbf"] == int(MOMENT.timestamp())


def test_an_end_is_told_to_those_who_read_claims_only():
    end = dt.datetime(2029, 11, 22, 22, 59, 59, tzinfo=dt.UTC)
    text = token.sign(badge(valid_until=end), TOKEN_KEY)
    assert token.check(text, PUBLIC)["exp"] == int(end.timestamp())


def test_dates_are_not_judged_here():
    past = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    assert token.check(token.sign(badge(valid_until=past), TOKEN_KEY), PUBLIC)


def test_the_header_names_the_key():
    header = jwt.get_unverified_header(token.sign(badge(), TOKEN_KEY))
    assert header == {"alg": "ES256", "typ": "JWT", "kid": TOKEN_KEY.key_id}
    assert token.method_of(token.sign(badge(), TOKEN_KEY)) == TOKEN_KEY.key_id


def test_a_changed_letter_is_found():
    head, payload, signature = token.sign(badge(), TOKEN_KEY).split(".")
    other = ("A" if payload[40] != "A" else "B").join((payload[:40], payload[41:]))
    assert refusal(f"{head}.{other}.{signature}") in {Refusal.ALTERED, Refusal.UNREADABLE}
    assert refusal(token.sign(badge() | {"name": "x"}, TOKEN_KEY)[:-8] + "AAAAAAAA") == (
        Refusal.ALTERED
    )


def test_another_key_does_not_fit():
    stranger = ec.generate_private_key(ec.SECP256R1())
    assert refusal(token.sign(badge(), TOKEN_KEY), stranger.public_key()) == Refusal.ALTERED


def test_no_other_algorithm_will_do():
    """Neither none nor our public key taken for a shared secret."""
    nothing = jwt.encode(badge(), None, algorithm="none")
    assert refusal(nothing) == Refusal.SUITE
    secret = public_text(PUBLIC).replace("PUBLIC KEY", "SECRET").encode()
    shared = jwt.encode(badge(), secret, algorithm="HS256", headers={"kid": TOKEN_KEY.key_id})
    assert refusal(shared) == Refusal.SUITE


@pytest.mark.parametrize("text", ["", "a.b", "a.b.c", "….….…", "e30.e30.e30"])
def test_what_is_no_token_is_refused(text):
    assert refusal(text) in {Refusal.UNREADABLE, Refusal.SUITE}


def test_a_huge_token_is_not_even_read():
    assert refusal("a" * 100_000) == Refusal.TOO_BIG
