"""Deed: be one's own certificate authority, as OpenSSL sees it."""

import datetime as dt
import subprocess

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from certificates.authority import make_authority, make_crl, make_leaf

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
CRL = "https://lernen.example.org/crl"


@pytest.fixture(scope="module")
def root():
    return make_authority(name="Kinderschutz Beispiel e. V.", now=NOW)


def leaf_of(root, now=NOW, subject="Zertifikate"):
    key = ec.generate_private_key(ec.SECP256R1())
    return make_leaf(
        authority_key=root[0],
        authority=root[1],
        subject=subject,
        public_key=key.public_key(),
        crl_url=CRL,
        now=now,
    )


def verified(tmp_path, root, leaf, *options):
    (tmp_path / "root.pem").write_bytes(root[1].public_bytes(Encoding.PEM))
    (tmp_path / "leaf.pem").write_bytes(leaf.public_bytes(Encoding.PEM))
    command = ["openssl", "verify", "-x509_strict", "-CAfile", "root.pem", *options, "leaf.pem"]
    return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)


def test_openssl_accepts_the_chain_to_the_letter(tmp_path, root):
    assert verified(tmp_path, root, leaf_of(root)).stdout == "leaf.pem: OK\n"


@pytest.mark.parametrize(("revoked", "answer"), [(False, 0), (True, 2)])
def test_openssl_reads_the_revocation_list(tmp_path, root, revoked, answer):
    leaf = leaf_of(root)
    fallen = [(leaf.serial_number, NOW)] if revoked else [(4711, NOW)]
    crl = make_crl(authority_key=root[0], authority=root[1], revoked=fallen, now=NOW, number=7)
    parsed = x509.load_der_x509_crl(crl)
    (tmp_path / "crl.pem").write_bytes(parsed.public_bytes(Encoding.PEM))
    done = verified(tmp_path, root, leaf, "-crl_check", "-CRLfile", "crl.pem")
    assert done.returncode == answer
    assert ("revoked" in done.stderr) is revoked


def test_a_leaf_says_where_revocations_are_listed_and_signs_nothing_but_documents(root):
    extensions = leaf_of(root).extensions
    points = extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    assert points[0].full_name[0].value == CRL
    usage = extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.key_cert_sign) == (True, False)


def test_a_leaf_never_outlives_its_root(root):
    late = leaf_of(root, now=NOW + dt.timedelta(days=365 * 18))
    assert late.not_valid_after_utc == root[1].not_valid_after_utc


def test_a_long_name_is_cut_to_what_rfc_5280_allows(root):
    assert len(leaf_of(root, subject="W" * 300).subject.rfc4514_string()) == len("CN=") + 64
