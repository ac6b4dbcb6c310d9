"""Deed: withdraw a key that may be in foreign hands, and issue anew what it signed."""

import json
from io import StringIO

import pytest
from cryptography import x509
from django.core.management import CommandError, call_command

from certificates.credentials import proof
from certificates.keys import pem
from certificates.keys.naming import certificate_id
from certificates.models import Certificate, IssuerKey, KeyState
from certificates.queries.certificates import current
from certificates.queries.keys import own_leaves, proving_key, trusted_certificates
from certificates.services.compromise import affected, withdraw
from certificates.services.issue import issue
from certificates.services.keys import rotate
from certificates.services.lists import revocation_list
from certificates.services.revoke import revoke
from certificates.states import State

pytestmark = pytest.mark.django_db


def active(purpose):
    return IssuerKey.objects.active().get(purpose=purpose)


def run(*words):
    out = StringIO()
    call_command("certificates_keys", *words, stdout=out, stderr=out)
    return out.getvalue()


def key_of(certificate):
    return proof.method_of(json.loads(certificate.credential)).partition("#")[2]


def test_nothing_it_signed_counts_any_more(certificate):
    key = active("credential")
    withdraw(key=key)
    assert IssuerKey.objects.get(pk=key.pk).state == KeyState.COMPROMISED
    assert proving_key("credential", key_of(certificate)) is None


def test_only_what_it_signed_and_is_in_force_is_affected(complete):
    older = issue(completion=complete())
    first = active("credential")
    rotate(purpose="credential")
    newer = issue(completion=complete())
    revoke(certificate=issue(completion=complete()), reason="Irrtum", by=None)
    assert affected([first]) == [older]
    assert affected([active("credential")]) == [newer]


def test_the_command_names_what_is_affected(certificate):
    said = run("compromise", active("credential").key_id[:20])
    assert certificate.number in said
    assert certificate.holder not in said
    assert current(certificate.completion) == certificate


def test_reissuing_replaces_every_affected_certificate(complete):
    old = [issue(completion=complete()) for _one in range(3)]
    withdrawn = active("credential")
    said = run("compromise", withdrawn.key_id, "--reissue")
    for certificate in old:
        certificate = Certificate.objects.get(pk=certificate.pk)
        assert certificate.state == State.REPLACED
        new = certificate.replaced_by
        assert f"{certificate.number} → {new.number}" in said
        assert new.holder == certificate.holder
        assert new.snapshot["course"] == certificate.snapshot["course"]
        assert proving_key("credential", key_of(new)) is not None
    assert affected([IssuerKey.objects.get(pk=withdrawn.pk)]) == []
    assert "0" in run("compromise", withdrawn.key_id, "--reissue")
    assert Certificate.objects.count() == 6


def test_a_withdrawn_paper_key_is_on_the_revocation_list(certificate):
    leaf = pem.chain(active("paper").certificate_chain)[0]
    authority = active("authority")
    before = x509.load_der_x509_crl(revocation_list(authority))
    assert before.get_revoked_certificate_by_serial_number(leaf.serial_number) is None
    assert certificate_id(leaf) in own_leaves()
    run("compromise", active("paper").key_id, "--reissue")
    after = x509.load_der_x509_crl(revocation_list(authority))
    assert after.get_revoked_certificate_by_serial_number(leaf.serial_number)
    assert after.is_signature_valid(pem.public_key(authority.public_key))
    assert certificate_id(leaf) not in own_leaves()
    assert current(certificate.completion) != certificate


def test_a_withdrawn_authority_takes_its_paper_keys_along(certificate):
    root = pem.chain(active("authority").certificate_chain)[0]
    gone = withdraw(key=active("authority"))
    assert {key.purpose for key in gone} == {"authority", "paper"}
    assert root not in trusted_certificates()
    assert affected(gone) == [certificate]


def test_one_failure_does_not_stop_the_others(complete, make_learner):
    first, second = (issue(completion=complete()) for _one in range(2))
    snapshot = first.snapshot | {"holder": "𓀀"}  # as if printed by an older font
    Certificate.objects.filter(pk=first.pk)._update([_assign("snapshot", snapshot)])
    Certificate.objects.filter(pk=first.pk)._update([_assign("holder", "𓀀")])
    with pytest.raises(CommandError):
        run("compromise", active("credential").key_id, "--reissue")
    assert current(second.completion) != second
    assert current(first.completion) == first


def test_an_unclear_key_is_refused():
    with pytest.raises(CommandError):
        run("compromise", "no such key")
    with pytest.raises(CommandError):
        run("compromise", "")


def _assign(name, value):
    """Past the guards of the model, which refuse to change what was issued."""
    return Certificate._meta.get_field(name), None, value
