"""The tamper matrix of the paper: each deed is named by us, and noticed by a tool of others."""

import io
import random
import subprocess
import time
import zlib

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from certificates.pades import Outcome, check_pdf, places, room_for, sign_pdf
from certificates.pdf import render_pdf
from tests.certificates.paper_keys import NOW, paper_key
from tests.certificates.pdf_cast import DESIGN, SNAPSHOT, changed

KEY = "Kinderschutz Beispiel"


def made(holder: str = "Ada Musterfrau", name: str = KEY) -> bytes:
    key = paper_key(name)
    pdf = render_pdf(
        changed(SNAPSHOT, holder=holder), DESIGN, attachment=b'{"a": 1}', room=room_for(key)
    )
    return sign_pdf(pdf, key, at=NOW)


@pytest.fixture(scope="module")
def genuine() -> bytes:
    return made()


@pytest.fixture(scope="module")
def nss(tmp_path_factory):
    """Others' tool: poppler with a store that trusts our root."""
    folder = tmp_path_factory.mktemp("nss")
    (folder / "root.pem").write_bytes(paper_key(KEY).chain[-1].public_bytes(Encoding.PEM))
    for command in (
        ["certutil", "-N", "-d", folder, "--empty-password"],
        ["certutil", "-A", "-d", folder, "-n", "root", "-t", "CT,C,C", "-i", "root.pem"],
    ):
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


def poppler(nss, data: bytes) -> set[str]:
    """Which of the three lines that must all be there pdfsig prints."""
    (nss / "paper.pdf").write_bytes(data)
    done = subprocess.run(
        ["pdfsig", "-nssdir", str(nss), "paper.pdf"], cwd=nss, capture_output=True, check=False
    )
    text = done.stdout.decode(errors="replace")
    lines = ("Signature is Valid", "Certificate is Trusted", "Total document signed")
    return {line for line in lines if line in text}


def outcome(data: bytes) -> Outcome:
    return check_pdf(data, trusted=paper_key(KEY).chain).outcome


def flipped(data: bytes) -> bytes:
    """One bit of a page, not of the signature."""
    at = data.index(b"stream\n") + 40
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def annotated(data: bytes) -> bytes:
    """A note added the way editors add it: as a new revision."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    name, corners = generic.NameObject, [200, 600, 400, 700]
    added = generic.DictionaryObject({name("/Type"): name("/Annot")})
    added["/Subtype"] = name("/FreeText")
    added["/Rect"] = generic.ArrayObject(map(generic.NumberObject, corners))
    added["/Contents"] = generic.TextStringObject("mit Auszeichnung")
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    writer.register_annotation(page, writer.add_object(added))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_a_page_more(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.add_blank_page()
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def renamed(data: bytes) -> bytes:
    """One letter of the credential, everything else as it was."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.attachments["credential.json"].obj.EF.F.write(b'{"a": 2}')
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def pasted(data: bytes) -> bytes:
    """The signature of another paper of ours."""
    other = made("Eva Fremd")
    _zero, gap, after, _rest = map(int, places.RANGE.search(data).groups())
    _zero, from_, to, _rest = map(int, places.RANGE.search(other).groups())
    return data[:gap] + other[from_:to].ljust(after - gap) + data[after:]


def foreign(data: bytes) -> bytes:
    return made(name="Fälscherwerkstatt")


def erased(data: bytes) -> bytes:
    return render_pdf(SNAPSHOT, DESIGN)


@pytest.mark.parametrize(
    ("deed", "named"),
    [
        (flipped, Outcome.ALTERED),
        (lambda data: data + b"\n% more", Outcome.APPENDED),
        (annotated, Outcome.APPENDED),
        (with_a_page_more, Outcome.ALTERED),
        (renamed, Outcome.ALTERED),
        (pasted, Outcome.ALTERED),
        (foreign, Outcome.FOREIGN_SIGNER),
        (erased, Outcome.UNSIGNED),
    ],
    ids=["bit", "bytes", "revision", "page", "credential", "pasted", "foreign", "unsigned"],
)
def test_each_deed_is_named_by_us_and_noticed_by_poppler(genuine, nss, deed, named):
    assert outcome(genuine) is Outcome.SEALED
    assert len(poppler(nss, genuine)) == 3
    tampered = deed(genuine)
    assert outcome(tampered) is named
    assert len(poppler(nss, tampered)) < 3


def test_no_single_bit_is_free(genuine):
    """Four hundred bits, half of them within the signature itself."""
    chance = random.Random(4)
    _zero, gap, after, _rest = map(int, places.RANGE.search(genuine).groups())
    end = gap + len(genuine[gap:after].rstrip(b"0>"))
    places_ = [chance.randrange(len(genuine)) for _ in range(200)]
    places_ += [chance.randrange(gap, end) for _ in range(200)]
    for at in places_:
        broken = bytearray(genuine)
        broken[at] ^= 1 << chance.randrange(8)
        assert outcome(bytes(broken)) is not Outcome.SEALED, at


def test_an_encrypted_file_is_named(genuine):
    with pikepdf.open(io.BytesIO(render_pdf(SNAPSHOT, DESIGN))) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert outcome(out.getvalue()) is Outcome.ENCRYPTED


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", Outcome.UNREADABLE),
        (b"%PDF-1.7\n", Outcome.UNREADABLE),
        (b"PK\x03\x04" * 100, Outcome.UNREADABLE),
        (b"%PDF-1.7\nstartxref\n0\n%%EOF", Outcome.UNSIGNED),
        (b"%PDF-1.7\n/ByteRange [0 10 20 9999999999]\nstartxref", Outcome.ALTERED),
        (b"%PDF-1.7\n" + b"/ByteRange [0 1 2 3]" * 100_000 + b"startxref", Outcome.ALTERED),
        (b"%PDF-1.7\n/ByteRange [0 9 200000000 1]" + b"<" * 500 + b"startxref", Outcome.ALTERED),
    ],
)
def test_rubbish_is_answered(data, named):
    assert outcome(data) is named


def test_a_hundred_megabytes_are_answered_at_once(genuine):
    big = genuine + bytes(99_000_000) + b"startxref\n0\n%%EOF"
    begin = time.perf_counter()
    assert outcome(big) is Outcome.APPENDED
    assert outcome(big + bytes(2_000_000)) is Outcome.TOO_BIG
    assert time.perf_counter() - begin < 10


def test_a_bomb_is_never_unpacked():
    """A gigabyte of zeros in a stream: it says it is signed, so it is looked at, but not into."""
    stream = zlib.compress(bytes(200_000_000), 9)
    data = b"%PDF-1.7\n1 0 obj<</Filter/FlateDecode>>stream\n"
    data += stream + b"\nendstream\n/ByteRange [0 10 20 30]\nstartxref\n0\n%%EOF"
    assert outcome(data) is Outcome.ALTERED
