"""Deed: say what was learnt as an Open Badge."""

import copy
import datetime as dt
import hashlib
import json

import pytest

from certificates.credentials import proof, screen
from certificates.credentials.recipient import identity
from certificates.credentials.texts import as_text
from certificates.names import normal_form
from tests.certificates.badge_cast import DID, ED25519, LIST, SITE, badge, signed
from tests.certificates.pdf_cast import SNAPSHOT


def hashed(text):
    """As appendix B.1.11 of Open Badges 3.0 writes it."""
    return "sha256$" + hashlib.sha256(text.encode()).hexdigest()


def with_course(**fields):
    return copy.deepcopy(SNAPSHOT) | {"course": SNAPSHOT["course"] | fields}


def test_it_names_the_issuer_and_the_achievement():
    found = badge()
    assert found["issuer"]["id"] == DID
    achievement = found["credentialSubject"]["achievement"]
    assert achievement["name"] == SNAPSHOT["course"]["title"]
    assert achievement["version"] == "1.2"
    assert achievement["creator"]["name"] == SNAPSHOT["provider"]["name"]
    assert achievement["id"].startswith(f"{SITE}/leistungen/")
    assert found["credentialSubject"]["licenseNumber"] == SNAPSHOT["number"]


def test_it_names_nobody():
    text = json.dumps(badge(), ensure_ascii=False)
    assert "Musterfrau" not in text
    assert SNAPSHOT["verify"]["code"] not in text


@pytest.mark.parametrize("typed", ["Ada Musterfrau", "musterfrau, ada", "Dr. Ada  MUSTERFRAU"])
def test_who_knows_the_name_can_compare_it(typed):
    (found,) = badge()["credentialSubject"]["identifier"]
    assert found["identityHash"] == hashed(normal_form(typed) + found["salt"])
    assert found["identityHash"] != hashed(normal_form("Bert Musterfrau") + found["salt"])


def test_the_salt_differs_from_certificate_to_certificate():
    assert identity("Ada")["identityHash"] != identity("Ada")["identityHash"]


def test_the_pass_mark_is_a_criterion_and_no_score_is_told():
    criteria = badge()["credentialSubject"]["achievement"]["criteria"]["narrative"]
    assert "mindestens 70 Prozent" in criteria
    attended = copy.deepcopy(SNAPSHOT) | {"kind": "attendance", "assessment": None}
    found = badge(attended)["credentialSubject"]
    assert "Prozent" not in found["achievement"]["criteria"]["narrative"]
    assert "result" not in found


def test_the_place_in_the_status_list_is_a_string():
    status = badge()["credentialStatus"]
    assert status["statusListIndex"] == "77"
    assert status["statusListCredential"] == LIST
    assert status["statusPurpose"] == "revocation"


def test_it_ends_only_where_a_rule_says_so():
    assert "validUntil" not in badge()
    end = dt.datetime(2029, 11, 22, 22, 59, 59, tzinfo=dt.UTC)
    assert badge(valid_until=end)["validUntil"] == "2029-11-22T22:59:59Z"


@pytest.mark.parametrize(("units", "number"), [("4", 4), ("4.00", 4), ("1.5", 1.5)])
def test_whole_units_stay_whole(units, number):
    earned = badge(with_course(units=units))["credentialSubject"]["creditsEarned"]
    assert (earned, type(earned)) == (number, type(number))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.verein.example", "https://www.verein.example"),
        ("http://verein.example/kurse", "http://verein.example/kurse"),
        ("im Rathaus, Zimmer 3", None),
        ("https://böse.example", None),
        ("", None),
    ],
)
def test_only_a_web_address_becomes_one(typed, address):
    facts = copy.deepcopy(SNAPSHOT) | {"provider": SNAPSHOT["provider"] | {"website": typed}}
    creator = badge(facts)["credentialSubject"]["achievement"]["creator"]
    assert creator.get("url") == address


def test_other_words_are_another_achievement():
    first = badge()["credentialSubject"]["achievement"]["id"]
    other = badge(with_course(title="Anders"))["credentialSubject"]["achievement"]["id"]
    assert first != other
    renamed = badge(copy.deepcopy(SNAPSHOT) | {"holder": "Bea"})
    assert renamed["credentialSubject"]["achievement"]["id"] == first


def test_the_longest_course_still_makes_a_badge_that_can_be_checked():
    course = {"contents": ["Ä" * 255] * 200, "objectives": ["Ö" * 500] * 100, "topics": ["Ü"] * 12}
    document = signed(with_course(**course))
    text = as_text(document).encode()
    assert proof.check(screen.parse(text), ED25519.public_key())
    assert document["credentialSubject"]["achievement"]["description"].endswith("…")
