"""Deed: sign a paper so that readers of others trust it and we recognise it (PAdES B-B)."""

import datetime as dt
import hashlib
import subprocess

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from certificates.keys.naming import certificate_id
from certificates.pades import Outcome, PlaceMissing, check_pdf, places, room_for, sign_pdf
from certificates.pdf import render_pdf
from tests.certificates.paper_keys import NOW, paper_key
from tests.certificates.pdf_cast import DESIGN, SNAPSHOT, qpdf

CREDENTIAL = b'{"type": ["OpenBadgeCredential"]}'


@pytest.fixture(scope="module", params=["rsa", "ec"])
def key(request):
    return paper_key(kind=request.param)


@pytest.fixture(scope="module")
def signed(key):
    pdf = render_pdf(SNAPSHOT, DESIGN, attachment=CREDENTIAL, room=room_for(key))
    return sign_pdf(pdf, key, at=NOW)


@pytest.fixture
def folder(tmp_path, key, signed):
    """The paper, the root to trust, and a store of NSS that trusts it."""
    (tmp_path / "paper.pdf").write_bytes(signed)
    (tmp_path / "root.pem").write_bytes(key.chain[-1].public_bytes(Encoding.PEM))
    for command in (
        ["certutil", "-N", "-d", tmp_path, "--empty-password"],
        ["certutil", "-A", "-d", tmp_path, "-n", "root", "-t", "CT,C,C", "-i", "root.pem"],
    ):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def said(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_we_recognise_it_and_find_the_credential(signed, key):
    seal = check_pdf(signed, trusted=key.chain)
    assert seal.outcome is Outcome.SEALED
    assert (seal.signer, seal.signed_at) == (certificate_id(key.certificate), NOW)
    assert (seal.attachment, seal.timestamped_at) == (CREDENTIAL, None)


def test_poppler_trusts_it_to_the_last_byte(folder):
    text = said(folder, "pdfsig", "-nssdir", str(folder), "paper.pdf")
    assert "Signature is Valid" in text
    assert "Certificate is Trusted" in text
    assert "Total document signed" in text
    assert "ETSI.CAdES.detached" in text


def test_openssl_verifies_the_signature_by_itself(folder, signed):
    place = places.RANGE.search(signed)
    _zero, gap, after, _rest = map(int, place.groups())
    (folder / "sig.der").write_bytes(bytes.fromhex(signed[gap + 1 : after - 1].decode()))
    (folder / "signed.bin").write_bytes(signed[:gap] + signed[after:])
    text = said(
        folder,
        *("openssl", "cms", "-verify", "-inform", "DER", "-in", "sig.der", "-content"),
        *("signed.bin", "-binary", "-CAfile", "root.pem", "-purpose", "any", "-out", "/dev/null"),
    )
    assert "CMS Verification successful" in text or "Verification successful" in text


def test_the_file_is_sound_and_has_one_revision(folder, signed):
    assert "No syntax or stream encoding errors" in said(folder, "qpdf", "--check", "paper.pdf")
    assert signed.count(b"%%EOF") == 1


def test_it_forbids_later_changes(signed):
    plain = qpdf(signed)
    assert b"/DocMDP" in plain
    assert b"/P 1" in plain


def test_signing_changes_nothing_but_the_place(key):
    pdf = render_pdf(SNAPSHOT, DESIGN, room=room_for(key))
    signed = sign_pdf(pdf, key, at=NOW)
    assert len(signed) == len(pdf)
    changed = [number for number in range(len(pdf)) if pdf[number] != signed[number]]
    assert max(changed) - min(changed) < room_for(key) * 2 + 300


def test_rsa_signs_the_same_bytes_twice_the_same():
    key = paper_key(kind="rsa")
    pdf = render_pdf(SNAPSHOT, DESIGN, room=room_for(key))
    digests = {hashlib.sha256(sign_pdf(pdf, key, at=NOW)).hexdigest() for _ in range(2)}
    assert len(digests) == 1


@pytest.mark.parametrize("room", [0, None])
def test_a_file_without_a_free_place_is_refused(key, signed, room):
    pdf = signed if room is None else render_pdf(SNAPSHOT, DESIGN)
    with pytest.raises(PlaceMissing):
        sign_pdf(pdf, key, at=NOW)


def test_a_signature_after_the_end_of_the_certificate_does_not_count(key):
    pdf = render_pdf(SNAPSHOT, DESIGN, room=room_for(key))
    late = sign_pdf(pdf, key, at=NOW + dt.timedelta(days=365 * 6))
    assert check_pdf(late, trusted=key.chain).outcome is Outcome.FOREIGN_SIGNER
