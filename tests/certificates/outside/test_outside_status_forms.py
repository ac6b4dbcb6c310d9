"""Why badges have one status of one bit: what others do with the other forms (record 0014)."""

import copy
import json

import pytest
from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier
from openbadgeslib.ob3.verifier import OB3VerificationError

from certificates.credentials.proof import add_proof
from certificates.credentials.status import list_credential
from certificates.models import StatusList
from certificates.services.keys import signing_keys
from certificates.services.suspend import suspend
from tests.certificates.outside.node import published, schema, verdict
from tests.certificates.outside.test_outside_openbadgeslib import DID, download

WIDE_PLACE = 77
pytestmark = pytest.mark.django_db


def with_status(certificate, change):
    """The badge, signed by us with another status."""
    badge = json.loads(certificate.credential)
    created = certificate.issued_at
    del badge["proof"]
    badge["credentialStatus"] = change(badge["credentialStatus"])
    return add_proof(badge, signing_keys().credential, created=created)


def two(entry):
    return [entry, entry | {"id": f"{entry['id']}s", "statusPurpose": "suspension"}]


def wide(entry):
    return entry | {"statusSize": 2, "statusListIndex": str(WIDE_PLACE)}


def judged(badge, documents):
    return verdict(credential=badge, documents=documents)["credential"]


def test_the_official_schema_refuses_two_entries(certificate):
    badge = with_status(certificate, two)
    found = verdict(credential=badge, documents={}, schema=schema())["schema"]
    assert not found["valid"]
    assert {one["instancePath"] for one in found["errors"]} == {"/credentialStatus"}


@pytest.mark.parametrize(("marked", "read"), [(WIDE_PLACE, True), (2 * WIDE_PLACE, False)])
def test_digital_bazaar_reads_another_persons_bit_where_two_are_announced(
    certificate, marked, read
):
    """Two bits a person begin at twice the place; it looks at the place itself."""
    badge, key = with_status(certificate, wide), signing_keys().credential
    documents, url = published(badge), badge["credentialStatus"]["statusListCredential"]
    issuer, at = badge["issuer"]["id"], certificate.issued_at
    listed = list_credential(url=url, issuer=issuer, purpose="revocation", indices=[marked], at=at)
    documents[url] = add_proof(listed, key, created=at)
    assert judged(badge, documents) == {"verified": True, "bits": [read], "error": ""}


def test_openbadgeslib_refuses_two_bits(certificate):
    badge = json.dumps(with_status(certificate, wide))
    found = OB3LdpVerifier.for_issuer_did(DID, download=download).verify(badge, download=download)
    with pytest.raises(OB3VerificationError, match="statusSize"):
        OB3Verifier.for_issuer_did(DID, download=download).check_status(found, download=download)


def test_digital_bazaar_refuses_a_list_of_two_purposes(certificate):
    badge = json.loads(certificate.credential)
    documents = copy.deepcopy(published(badge))
    listed = documents[badge["credentialStatus"]["statusListCredential"]]
    listed["credentialSubject"]["statusPurpose"] = ["revocation", "suspension"]
    assert "does not match" in judged(badge, documents)["error"]


def test_a_suspension_reaches_its_own_list_only(certificate):
    suspend(certificate=certificate, reason="In Klärung", by=None)
    badge = json.loads(certificate.credential)
    assert judged(badge, published(badge))["bits"] == [False]
    assert StatusList.objects.get().certificates.get().suspended_at
