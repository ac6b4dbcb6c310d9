"""Deed: sign an Open Badge, and find every change afterwards."""

import time

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates.credentials import proof, screen
from certificates.credentials.exceptions import CredentialRefused, Refusal
from tests.certificates.badge_cast import CREDENTIAL_KEY, ED25519, MOMENT, badge, changed, signed

PUBLIC = ED25519.public_key()
MOST_SECONDS = 2


def refusal(document, key=PUBLIC):
    with pytest.raises(CredentialRefused) as caught:
        proof.check(document, key)
    return caught.value.reason


def nested(depth):
    inner = {}
    for _level in range(depth):
        inner = {"type": ["Evidence"], "evidence": [inner]}
    return inner


def subject(document):
    return document["credentialSubject"]


def test_what_we_sign_is_accepted():
    assert proof.check(signed(), PUBLIC) is True
    assert proof.method_of(signed()) == CREDENTIAL_KEY.key_id


def test_the_same_facts_give_the_same_proof():
    assert signed() == signed()


def test_another_key_does_not_fit():
    assert refusal(signed(), Ed25519PrivateKey.generate().public_key()) == Refusal.ALTERED


TAMPERED = {
    "a letter of the title": lambda d: d.update(name=d["name"].replace("H", "h", 1)),
    "the units": lambda d: subject(d).update(creditsEarned=40),
    "the number": lambda d: subject(d).update(licenseNumber="KS-2026-AAAAAA"),
    "the place in the list": lambda d: d["credentialStatus"].update(statusListIndex="78"),
    "an unknown term": lambda d: d.update(grade="1,0"),
    "an unknown term inside": lambda d: subject(d).update(grade="1,0"),
    "a relative address": lambda d: subject(d).update(image="bild.png"),
    "an unknown type": lambda d: d["type"].append("MasterOfEverything"),
    "nothing": lambda d: d.update(validUntil=None),
    "a later end": lambda d: d.update(validUntil="2099-01-01T00:00:00Z"),
    "the moment of the proof": lambda d: d["proof"].update(created="2020-01-01T00:00:00Z"),
    "a letter of the signature": lambda d: d["proof"].update(
        proofValue=d["proof"]["proofValue"][:-1] + "1"
    ),
    "no base58": lambda d: d["proof"].update(proofValue="z0OIl"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_change_is_called_a_change(what):
    assert refusal(changed(TAMPERED[what])) == Refusal.ALTERED


OTHERWISE = {
    "no proof": (lambda d: d.pop("proof"), Refusal.UNSIGNED),
    "two proofs": (lambda d: d.update(proof=[d["proof"], d["proof"]]), Refusal.SUITE),
    "another suite": (lambda d: d["proof"].update(cryptosuite="eddsa-jcs-2022"), Refusal.SUITE),
    "another purpose": (lambda d: d["proof"].update(proofPurpose="authentication"), Refusal.SUITE),
    "more in the proof": (lambda d: d["proof"].update(domain="example.org"), Refusal.SUITE),
    "numbers in the proof": (lambda d: d["proof"].update(created=1), Refusal.SUITE),
    "a foreign context": (
        lambda d: d["@context"].append("https://evil.example/context"),
        Refusal.CONTEXT,
    ),
    "a context of its own": (lambda d: subject(d).update({"@context": {}}), Refusal.CONTEXT),
    "no context": (lambda d: d.pop("@context"), Refusal.CONTEXT),
    "keywords": (lambda d: subject(d).update({"@reverse": {}}), Refusal.CONTEXT),
    "10,000 nested blanks": (lambda d: d.update(nested(10_000)), Refusal.TOO_COMPLEX),
    "named blanks": (lambda d: subject(d).update(id="_:b0"), Refusal.TOO_COMPLEX),
    "many like blanks": (
        lambda d: subject(d).update(result=[{"type": ["Result"]} for _one in range(12)]),
        Refusal.TOO_COMPLEX,
    ),
    "half a character": (lambda d: d.update(name="\ud800"), Refusal.UNREADABLE),
    "half a character as key": (lambda d: d.update({"\udfff": "x"}), Refusal.UNREADABLE),
    "half a character in the proof": (
        lambda d: d["proof"].update(created="\ud800"),
        Refusal.UNREADABLE,
    ),
    "a number no program keeps": (
        lambda d: subject(d).update(creditsEarned=10**400),
        Refusal.ALTERED,
    ),
    "endless": (lambda d: subject(d).update(creditsEarned=float("inf")), Refusal.ALTERED),
    "8,000 tags": (
        lambda d: subject(d)["achievement"].update(tag=[str(one) for one in range(8000)]),
        Refusal.TOO_COMPLEX,
    ),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_what_is_not_ours_is_refused_at_once(what):
    deed, reason = OTHERWISE[what]
    document = changed(deed)
    begun = time.process_time()
    assert refusal(document) == reason
    assert time.process_time() - begun < MOST_SECONDS


def test_the_dearest_document_that_passes_the_screen_stays_in_time():
    """As many unnamed nodes and values as are let through, of the shape that costs most."""
    twins = [{"type": ["Result"], "alignment": [{"type": ["Alignment"]}]} for _one in range(2)]
    tags = [str(one) for one in range(300)]

    def deed(document):
        subject(document).update(result=twins)
        subject(document)["achievement"].update(tag=tags)

    document = changed(deed)
    begun = time.process_time()
    assert refusal(document) == Refusal.ALTERED
    assert time.process_time() - begun < MOST_SECONDS


UPLOADS = {
    b"x" * (screen.LARGEST + 1): Refusal.TOO_BIG,
    b"[" * 60_000: Refusal.TOO_COMPLEX,
    b"[]": Refusal.UNREADABLE,
    b"\xff\xfe": Refusal.UNREADABLE,
    b'{"a": NaN}': Refusal.UNREADABLE,
    b'{"name": "A", "name": "B"}': Refusal.UNREADABLE,
}


@pytest.mark.parametrize(("data", "reason"), UPLOADS.items(), ids=lambda one: str(one)[:20])
def test_what_is_no_modest_json_is_refused(data, reason):
    with pytest.raises(CredentialRefused) as caught:
        screen.parse(data)
    assert caught.value.reason == reason


def test_signing_does_not_change_what_was_given():
    before = badge()
    proof.add_proof(before, CREDENTIAL_KEY, created=MOMENT)
    assert before == badge()
