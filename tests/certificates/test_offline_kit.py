"""Deed: check certificates without a network, on the command line."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command

from certificates import names
from certificates.pades import places
from certificates.queries.certificates import stored_pdf
from certificates.services.keys import signing_keys
from certificates.services.revoke import revoke
from certificates.services.suspend import suspend
from certificates.verify.payload import mini_payload
from tests.certificates.kit_cast import unpacked

pytestmark = pytest.mark.django_db
CUT = """import socket
def _no(*args, **kwargs): raise OSError("no network")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = _no
"""


@pytest.fixture
def kit(tmp_path):
    """The unpacked folder, made anew at each call."""

    return lambda: unpacked(tmp_path)


def run(folder, *arguments):
    """In a process of its own, without sockets and without this project."""
    code = f"{CUT}import sys; sys.path.insert(0, {str(folder)!r})\n"
    code += "import pruefen; sys.exit(pruefen.main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=folder, env={"PYTHONPATH": "", "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def saved(folder, name, data):
    (folder / name).write_bytes(data)
    return folder / name


def qr_of(certificate):
    payload = mini_payload(certificate.snapshot, signing_keys().credential)
    return f"{certificate.snapshot['verify']['link']}#{payload}"


def test_pdf_token_and_qr_code(certificate, kit):
    folder = kit()
    files = (
        saved(folder, "a.pdf", stored_pdf(certificate)),
        saved(folder, "a.jwt", certificate.token.encode()),
        saved(folder, "a.json", certificate.credential.encode()),
    )
    code, said = run(folder, *files, "--qr", qr_of(certificate), "--name", "ada loewenherz")
    assert code == 0, said
    assert said.count("echt und gültig") == 4
    assert "Name stimmt überein" in said


@pytest.mark.parametrize("typed", ["Dr. med. Ada Löwenherz", "Löwenherz, Ada", "ADA LÖWENHERZ"])
def test_names_are_compared_by_the_rule_of_the_site(certificate, kit, typed):
    folder = kit()
    assert (folder / "namen.py").read_bytes() == Path(names.__file__).read_bytes()
    assert "Name stimmt überein" in run(folder, "--qr", qr_of(certificate), "--name", typed)[1]


def test_another_name_is_told(certificate, kit):
    assert "NICHT" in run(kit(), "--qr", qr_of(certificate), "--name", "Eva Anders")[1]


@pytest.mark.parametrize(("act", "word"), [(revoke, "widerrufen"), (suspend, "ausgesetzt")])
def test_what_no_longer_counts_is_told(certificate, kit, act, word):
    act(certificate=certificate, reason="Irrtum", by=None)
    folder = kit()
    paper = saved(folder, "a.pdf", stored_pdf(certificate))
    code, said = run(folder, paper, "--qr", qr_of(certificate))
    assert code == 1
    assert said.count(word) == 2


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda data: data + b"\n% mehr", "hinzugefügt"),
        (lambda data: data.replace(b"%PDF-1", b"%PDF-2", 1), "verändert"),
        (lambda data: data.replace(b"/ByteRange", b"/ByteRangX"), "keine Signatur"),
        (lambda data: b"%PDF-1.7 kaputt", "keine Signatur"),
    ],
)
def test_a_changed_pdf_is_named(certificate, kit, change, word):
    folder = kit()
    code, said = run(folder, saved(folder, "a.pdf", change(stored_pdf(certificate))))
    assert code == 1
    assert word in said


def test_no_byte_around_the_signature_is_free(certificate, kit):
    """Its brackets are not covered by it."""
    folder, data = kit(), stored_pdf(certificate)
    _zero, gap, after, _rest = map(int, places.RANGE.search(data).groups())
    for at in (gap, after - 1):
        code, said = run(folder, saved(folder, "a.pdf", data[:at] + b"(" + data[at + 1 :]))
        assert (code, "verändert" in said) == (1, True), at


@pytest.mark.parametrize(
    "data",
    [
        b'{"@context": 1, "issuer": "x", "proof": {}}',
        b'{"issuer": "x", "proof": {"type": 1, "cryptosuite": 1, "created": 1, '
        b'"verificationMethod": [], "proofPurpose": 1, "proofValue": 1}, "@context": []}',
        b"[]",
        b"{" * 5000,
        b'{"a":' * 100_000,
        b"W10.W10.W10",
        b"e30.e30.e30",
        b"eyJhbGciOiJFUzI1NiJ9.e30.AA",
        b"%PDF-1.7 /ByteRange [0 9 13 1]<30>",
        b"%PDF-1.7 /ByteRange [0 36 40 1] ....<30>",
        b"%PDF-1.7 /ByteRange [0 36 50 1] ....<3003020100ff>",
    ],
)
def test_rubbish_is_answered(certificate, kit, data):
    """`run` refuses a traceback."""
    folder = kit()
    assert run(folder, saved(folder, "a.bin", data))[0] == 1


def test_a_changed_token_and_a_changed_code_are_named(certificate, kit):
    folder = kit()
    head, body, signature = certificate.token.split(".")
    forged = saved(folder, "a.jwt", f"{head}.{body[:-4]}AAAA.{signature}".encode())
    code, said = run(folder, forged, "--qr", qr_of(certificate).replace("#A", "#B"))
    assert code == 1
    assert said.count("verändert") == 2


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('"creditsEarned":4', '"creditsEarned":400', "verändert"),
        ('"name":"Hinsehen', '"extra":1,"name":"Hinsehen', "verändert"),
        ("credentials/v2", "credentials/v3", "nicht so aufgebaut"),
        ("did:web:lernen.example.org", "did:web:evil.example", "andere ausstellende"),
        ("eddsa-rdfc-2022", "eddsa-jcs-2022", "verändert"),
        ('"proof":{', '"proof":{"x":1,', "keine Signatur"),
        ('"identifier":[', '"\\u0040context":{"x":"urn:x"},"identifier":[', "nicht so aufgebaut"),
        ('"name":"Hinsehen', '"grade":null,"name":"Hinsehen', "verändert"),
        ('"tag":[', '"tag":[' + "{}," * 50, "viel größer"),
        ('"creditsEarned"', '"creditsEarned":40,"creditsEarned"', "verändert"),
    ],
)
def test_a_changed_badge_is_named(certificate, kit, old, new, word):
    assert old in certificate.credential
    folder = kit()
    forged = certificate.credential.replace(old, new, 1)
    code, said = run(folder, saved(folder, "a.json", forged.encode()))
    assert code == 1
    assert word in said


def test_it_names_nobody(certificate, kit):
    revoke(certificate=certificate, reason="Irrtum", by=None)
    text = "".join(path.read_text(errors="replace") for path in kit().rglob("*") if path.is_file())
    for secret in ("Löwenherz", certificate.number, certificate.code, "PRIVATE KEY"):
        assert secret not in text


def test_the_command_writes_it(certificate, tmp_path, capsys):
    call_command("certificates_offline_kit", str(tmp_path / "kit.zip"))
    with zipfile.ZipFile(tmp_path / "kit.zip") as package:
        names = {name.partition("/")[2] for name in package.namelist()}
        data = json.loads(package.read("bescheinigungen-pruefen/daten.json"))
    assert {"pruefen.html", "pruefen.py", "LIESMICH.txt", "schluessel/did.json"} <= names
    assert any(name.startswith("status/") for name in names)
    assert data["issuers"] == ["did:web:lernen.example.org"]
