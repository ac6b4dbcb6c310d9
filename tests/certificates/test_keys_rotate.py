"""Deed: let a new key take over; what the old one signed stays proven."""

import datetime as dt
import json
from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.utils import timezone

from certificates.authority import make_authority, make_leaf
from certificates.credentials import proof, token
from certificates.credentials.exceptions import CredentialRefused
from certificates.exceptions import CannotIssue, KeyUnavailable
from certificates.key_checks import keys_usable
from certificates.models import Certificate, IssuerKey, KeyPurpose, KeyState
from certificates.queries.keys import proving_key, trusted_certificates
from certificates.services.issue import issue
from certificates.services.keys import introduce, retire, rotate, signing_keys

pytestmark = pytest.mark.django_db


def active(purpose):
    return IssuerKey.objects.active().get(purpose=purpose)


def fragment(key_id):
    return key_id.partition("#")[2]


def badge_of(certificate):
    return json.loads(certificate.credential)


def is_proven(certificate):
    """With the keys of our table only."""
    badge = badge_of(certificate)
    key = proving_key("credential", fragment(proof.method_of(badge)))
    return key is not None and proof.check(badge, key)


def test_old_certificates_stay_proven_and_new_ones_use_the_new_key(certificate, complete):
    before = active("credential")
    after = rotate(purpose="credential")
    before.refresh_from_db()
    assert (before.state, after.state) == (KeyState.RETIRED, KeyState.ACTIVE)
    assert is_proven(certificate)
    newer = issue(completion=complete())
    assert is_proven(newer)
    assert fragment(proof.method_of(badge_of(newer))) == after.key_id
    assert fragment(proof.method_of(badge_of(certificate))) == before.key_id


def test_with_an_ended_certificate_nothing_is_signed(completion, client):
    """Readers, and our own check, would take the paper for a foreign one; the lists go on."""
    then = timezone.now() - dt.timedelta(days=6 * 365)
    authority_key, root = make_authority(name="Alt", now=then)
    private = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    leaf = make_leaf(
        authority_key=authority_key,
        authority=root,
        subject="Alt",
        public_key=private.public_key(),
        crl_url=None,
        now=then,
    )
    with patch("certificates.services.keys.fitness.chain_fault", return_value=""):
        introduce(purpose="paper", private_key=private, chain=[leaf, root])
    with pytest.raises(KeyUnavailable, match="CN=Alt is valid .* only"):
        issue(completion=completion)
    assert not Certificate.objects.exists()
    assert [one.id for one in keys_usable(None, databases=["default"])] == ["certificates.E013"]
    assert signing_keys()
    rotate(purpose="paper")
    assert issue(completion=completion)


def test_the_new_key_does_not_prove_the_old_certificate(certificate):
    rotate(purpose="credential")
    with pytest.raises(CredentialRefused):
        proof.check(badge_of(certificate), signing_keys().credential.private_key.public_key())


def test_old_tokens_stay_proven(certificate):
    old = active("token").key_id
    rotate(purpose="token")
    assert fragment(token.method_of(certificate.token)) == old
    assert token.check(certificate.token, proving_key("token", old))


def test_a_new_paper_key_has_a_new_certificate_of_the_same_authority():
    before = signing_keys().paper
    rotate(purpose="paper")
    after = signing_keys().paper
    assert before.certificate.serial_number != after.certificate.serial_number
    assert before.chain == after.chain


def test_a_new_authority_leaves_the_old_one_trusted():
    before = set(trusted_certificates())
    rotate(purpose="authority")
    rotate(purpose="paper")
    assert len(set(trusted_certificates()) - before) == 1
    assert before < set(trusted_certificates())


def test_rotating_is_history():
    before = active("token")
    rotate(purpose="token")
    reasons = [row.history_change_reason for row in before.history.all()]
    assert reasons[0] == "retired"


def test_a_retired_key_without_successor_stops_issuing_and_loses_nothing(complete):
    completion = complete()
    retire(key=active("credential"))
    with pytest.raises(KeyUnavailable) as caught:
        issue(completion=completion)
    assert isinstance(caught.value, CannotIssue)
    assert "credential" in str(caught.value)
    assert not Certificate.objects.exists()
    rotate(purpose="credential")
    assert issue(completion=completion).completion == completion


def test_retiring_twice_keeps_the_first_date():
    key = retire(key=active("token"))
    assert retire(key=key).retired_at == key.retired_at


@pytest.mark.parametrize("purpose", KeyPurpose.values)
def test_every_purpose_can_be_rotated(purpose):
    assert rotate(purpose=purpose) == active(purpose)
