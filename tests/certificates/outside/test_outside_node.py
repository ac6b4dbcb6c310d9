"""Deed: let other people's verifiers judge our Open Badges (Digital Bazaar, jose, ajv)."""

import copy
import json
from decimal import Decimal

import pytest

from certificates.queries.keys import active_key
from certificates.services.compromise import withdraw
from certificates.services.issue import issue
from certificates.services.keys import rotate
from certificates.services.revoke import revoke
from tests.certificates.outside.node import fetched, published, schema, verdict

pytestmark = pytest.mark.django_db


def badge_of(certificate):
    return json.loads(certificate.credential)


def judged(credential, **other):
    given = {"credential": credential, "documents": published(credential)} | other
    return verdict(**given)["credential"]


def test_digital_bazaar_accepts_it_and_reads_the_status(certificate):
    assert judged(badge_of(certificate)) == {"verified": True, "bits": [False], "error": ""}


def test_digital_bazaar_sees_a_revocation(certificate):
    """Its "verified" stays true: only the bit tells."""
    revoke(certificate=certificate, reason="Irrtum", by=None)
    assert judged(badge_of(certificate))["bits"] == [True]


def test_the_official_schema_finds_nothing_to_say(complete):
    for passed in (True, False):
        credential = badge_of(issue(completion=complete(passed=passed)))
        assert verdict(credential=credential, documents={}, schema=schema())["schema"] == {
            "valid": True, "errors": [],
        }  # fmt: skip


def test_the_schema_would_find_something():
    found = verdict(credential={"id": "x"}, documents={}, schema=schema())["schema"]
    assert not found["valid"]
    assert found["errors"]


def test_jose_accepts_the_token_with_our_key_set(certificate):
    keys = fetched("/.well-known/jwks.json")
    found = verdict(token=certificate.token, jwks=keys)["token"]
    assert found["verified"], found
    assert found["header"]["alg"] == "ES256"
    assert found["payload"]["credentialSubject"] == badge_of(certificate)["credentialSubject"]


def test_jose_rejects_a_changed_token(certificate):
    head, payload, signature = certificate.token.split(".")
    middle = len(payload) // 2
    other = payload[:middle] + ("A" if payload[middle] != "A" else "B") + payload[middle + 1 :]
    keys = fetched("/.well-known/jwks.json")
    found = verdict(token=f"{head}.{other}.{signature}", jwks=keys)["token"]
    assert found == {"verified": False, "error": "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"}


TAMPERED = {
    "a letter": lambda d: d.update(name=d["name"] + "!"),
    "the units": lambda d: d["credentialSubject"].update(creditsEarned=40),
    "the holder": lambda d: d["credentialSubject"]["identifier"][0].update(salt="00"),
    "an unknown term": lambda d: d.update(grade="1,0"),
    "the place in the list": lambda d: d["credentialStatus"].update(statusListIndex="1"),
    "the moment of the proof": lambda d: d["proof"].update(created="2020-01-01T00:00:00Z"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_digital_bazaar_rejects_every_change(certificate, what):
    changed = copy.deepcopy(badge_of(certificate))
    TAMPERED[what](changed)
    found = judged(changed)
    assert not found["verified"]
    assert found["error"]


def test_a_foreign_context_is_not_loaded(certificate):
    changed = badge_of(certificate)
    changed["@context"].append("https://evil.example/context")
    found = judged(changed)
    assert (found["verified"], "evil.example" in found["error"]) == (False, True)


def test_a_changed_status_list_is_rejected(certificate):
    credential = badge_of(certificate)
    documents = published(credential)
    revoke(certificate=certificate, reason="Irrtum", by=None)
    newer = published(credential)
    listed = credential["credentialStatus"]["statusListCredential"]
    forged = copy.deepcopy(newer[listed])
    forged["credentialSubject"]["encodedList"] = documents[listed]["credentialSubject"][
        "encodedList"
    ]
    found = judged(credential, documents=newer | {listed: forged})
    assert not found["verified"]


def test_a_retired_key_still_counts_and_a_withdrawn_one_does_not(certificate):
    old = active_key("credential")
    rotate(purpose="credential")
    assert judged(badge_of(certificate))["verified"]
    withdraw(key=old)
    found = judged(badge_of(certificate))
    assert (found["verified"], "not listed" in found["error"]) == (False, True)


def test_a_withdrawn_token_key_leaves_the_key_set(certificate):
    withdraw(key=active_key("token"))
    rotate(purpose="token")
    found = verdict(token=certificate.token, jwks=fetched("/.well-known/jwks.json"))["token"]
    assert found == {"verified": False, "error": "ERR_JWKS_NO_MATCHING_KEY"}


def test_half_units_are_signed_the_same_in_both_worlds(complete):
    """Python writes 1.5 and 4.0, JavaScript 1.5 and 4: the data set must not differ."""
    credential = badge_of(issue(completion=complete(units=Decimal("1.5"))))
    assert credential["credentialSubject"]["creditsEarned"] == 1.5
    assert judged(credential)["verified"]
