"""Deed: take over a certificate of a public authority, or a key from a safe."""

import datetime as dt
from io import StringIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from django.core.management import CommandError, call_command
from django.utils import translation

from certificates.authority import make_authority, make_leaf
from certificates.exceptions import KeyUnfit
from certificates.keys import pem
from certificates.models import IssuerKey
from certificates.queries.keys import trusted_certificates
from certificates.services.issue import issue
from certificates.services.key_import import import_key
from certificates.services.keys import signing_keys

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


NOW = dt.datetime.now(dt.UTC)
PASSWORD = "Regenschirm 17"


@pytest.fixture(scope="module")
def foreign():
    """A public authority with one between, as such files usually have."""
    return make_authority(name="Öffentliche Stelle", now=NOW)


def leaf_for(foreign, key, now=NOW):
    authority_key, root = foreign
    return make_leaf(
        authority_key=authority_key, authority=root, subject="Träger", public_key=key.public_key(),
        crl_url=None, now=now,
    )  # fmt: skip


def packed(key, leaf, others, password=PASSWORD):
    encryption = BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(b"paper", key, leaf, others, encryption)


def self_signed(key, days=100):
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Selbst")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(1).not_valid_before(
        NOW - dt.timedelta(days=200)
    ).not_valid_after(NOW + dt.timedelta(days=days))  # fmt: skip
    return builder.sign(key, None if isinstance(key, Ed25519PrivateKey) else hashes.SHA256())


def test_a_pkcs12_file_signs_from_now_on(foreign, completion):
    key = ec.generate_private_key(ec.SECP256R1())
    leaf = leaf_for(foreign, key)
    row = import_key(purpose="paper", data=packed(key, leaf, [foreign[1]]), password=PASSWORD)
    assert signing_keys().paper.certificate == leaf
    assert signing_keys().paper.chain == (foreign[1],)
    assert foreign[1] in trusted_certificates()
    assert row == IssuerKey.objects.active().get(purpose="paper")
    assert issue(completion=completion).pdf_sha256


def test_pem_may_hold_the_chain_in_any_order(foreign):
    key = ec.generate_private_key(ec.SECP256R1())
    leaf = leaf_for(foreign, key)
    text = pem.chain_text([foreign[1], leaf]).encode() + pem.private_text(key)
    import_key(purpose="paper", data=text)
    assert signing_keys().paper.certificate == leaf


@pytest.mark.parametrize("purpose", ["credential", "token"])
def test_keys_from_a_safe_need_no_certificate(purpose):
    made = {"credential": Ed25519PrivateKey.generate, "token": _p256}[purpose]()
    row = import_key(purpose=purpose, data=pem.private_text(made, PASSWORD), password=PASSWORD)
    assert row.certificate_chain == ""


def _p256():
    return ec.generate_private_key(ec.SECP256R1())


UNFIT = {
    "Ed25519 on paper": (Ed25519PrivateKey.generate, 100, "RSA or P-256"),
    "a small RSA key": (lambda: rsa.generate_private_key(65537, 2048), 100, "3072 bits"),
    "another curve": (lambda: ec.generate_private_key(ec.SECP384R1()), 100, "RSA or P-256"),
    "an expired certificate": (_p256, -1, "not valid today"),
}


@pytest.mark.parametrize("what", UNFIT)
def test_what_verifiers_cannot_read_is_refused(what):
    make, days, reason = UNFIT[what]
    key, before = make(), set(IssuerKey.objects.values_list("pk", flat=True))
    with pytest.raises(KeyUnfit, match=reason):
        import_key(purpose="paper", data=packed(key, self_signed(key, days), []), password=PASSWORD)
    assert set(IssuerKey.objects.values_list("pk", flat=True)) == before


def test_a_key_for_another_purpose_is_refused():
    with pytest.raises(KeyUnfit, match="Ed25519"):
        import_key(purpose="credential", data=pem.private_text(_p256()))
    with pytest.raises(KeyUnfit, match="P-256"):
        import_key(purpose="token", data=pem.private_text(Ed25519PrivateKey.generate()))


@pytest.mark.parametrize("data", [b"", b"x" * 99, b"-----BEGIN PRIVATE KEY-----\nx"])
def test_what_is_no_key_file_is_refused(data):
    with pytest.raises(KeyUnfit, match="password is wrong"):
        import_key(purpose="paper", data=data, password=PASSWORD)


def test_a_wrong_password_and_a_missing_certificate_are_named(foreign):
    key = _p256()
    with pytest.raises(KeyUnfit, match="password is wrong"):
        import_key(purpose="paper", data=packed(key, leaf_for(foreign, key), []), password="x")
    with pytest.raises(KeyUnfit, match="no certificate"):
        import_key(purpose="paper", data=pem.private_text(key))


def test_the_command_reads_the_password_from_a_file(foreign, tmp_path):
    key = _p256()
    (tmp_path / "siegel.p12").write_bytes(packed(key, leaf_for(foreign, key), [foreign[1]]))
    (tmp_path / "secret").write_text(PASSWORD + "\n")
    words = ["import", "paper", str(tmp_path / "siegel.p12")]
    out = StringIO()
    call_command(
        "certificates_keys", *words, "--password-file", str(tmp_path / "secret"), stdout=out
    )
    assert signing_keys().paper.certificate == leaf_for_row()
    assert PASSWORD not in out.getvalue()
    with pytest.raises(CommandError, match="nowhere"):
        call_command("certificates_keys", "import", "paper", str(tmp_path / "nowhere"))


def leaf_for_row():
    return pem.chain(IssuerKey.objects.active().get(purpose="paper").certificate_chain)[0]
