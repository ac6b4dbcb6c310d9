"""A certificate is checked in a browser whose network is cut, from a folder on disk."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from certificates.models import Certificate
from certificates.names import spellings
from certificates.queries.certificates import stored_pdf
from certificates.services.issue import issue
from certificates.services.revoke import revoke
from lms.models import Completion
from tests.certificates.kit_cast import unpacked
from tests.certificates.test_names import DIFFERENT, SAME

pytestmark = pytest.mark.journey


@pytest.fixture
def certificate(completion: Completion) -> Certificate:
    return issue(completion=completion)


@pytest.fixture
def offline(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    yield context.new_page()
    context.close()
    assert requests
    assert all(url.startswith("file://") for url in requests)


def open_kit(page: Page, folder: Path) -> None:
    page.goto((unpacked(folder) / "pruefen.html").as_uri())


def check_file(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.set_input_files("#file", file)
    page.click("button")


def printed_code(pdf: bytes, folder: Path) -> str:
    """What a camera reads from the page as it comes out of the printer."""
    (folder / "a.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", "150", "-png", "-f", "1", "-l", "1", "a.pdf", "a"]
    subprocess.run(command, cwd=folder, check=True)
    found = zxingcpp.read_barcodes(Image.open(next(folder.glob("a-*.png"))))
    return str(found[0].text)


def test_paper_badge_and_printed_code(
    offline: Page, certificate: Certificate, tmp_path: Path
) -> None:
    open_kit(offline, tmp_path)
    result, pdf = offline.locator("#result"), stored_pdf(certificate)
    check_file(offline, "a.pdf", pdf)
    expect(result).to_contain_text("Echt und gültig")
    expect(result).to_contain_text(certificate.number)
    expect(result).to_contain_text(certificate.snapshot["course"]["title"])
    for name, badge in (("a.jwt", certificate.token), ("a.json", certificate.credential)):
        offline.reload()
        check_file(offline, name, badge.encode())
        expect(result).to_contain_text("Echt und gültig")
        expect(result).to_contain_text(certificate.number)
    offline.reload()
    offline.fill("#link", printed_code(pdf, tmp_path))
    offline.fill("#name", certificate.holder.upper())
    offline.click("button")
    expect(result).to_contain_text("Echt und gültig")
    expect(result).to_contain_text("stimmt überein")
    offline.fill("#name", "Eva Anders")
    offline.click("button")
    expect(result).to_contain_text("stimmt nicht überein")
    assert Axe().run(offline).violations_count == 0


def test_what_is_wrong_is_named(offline: Page, certificate: Certificate, tmp_path: Path) -> None:
    open_kit(offline, tmp_path)
    result, pdf = offline.locator("#result"), stored_pdf(certificate)
    middle = len(pdf) // 4
    flipped = pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]
    head, body, signature = certificate.token.split(".")
    cases = {
        "a.pdf": (pdf + b"\n% mehr", "hinzugefügt"),
        "b.pdf": (flipped, "verändert"),
        "c.pdf": (b"%PDF-1.7 leer", "keine Signatur"),
        "d.jwt": (f"{head}.{body[:-4]}AAAA.{signature}".encode(), "verändert"),
        "e.jwt": (b"eyJ", "nicht gelesen"),
    }
    for name, (data, word) in cases.items():
        check_file(offline, name, data)
        expect(result).to_contain_text(word)
        expect(result).not_to_contain_text("Echt")
    assert Axe().run(offline).violations_count == 0


SUBJECT, ACHIEVEMENT, ISSUER = (
    '"credentialSubject":{',
    '"achievement":{',
    '"issuer":{"id":"did:web:',
)
NODES = '"related":[' + "{}," * 50 + "0],"
FORGED = {
    "a letter": ('"creditsEarned":', '"creditsEarned":1', "verändert"),
    "an unknown term": (SUBJECT, SUBJECT + '"grade":1,', "verändert"),
    "an unknown type": ('"AchievementSubject"', '"AchievementSubject","Star"', "verändert"),
    "a relative address": (ACHIEVEMENT, ACHIEVEMENT + '"image":{"id":"a.png"},', "verändert"),
    "another moment": ('"created":"2', '"created":"1', "verändert"),
    "another context": ("credentials/v2", "credentials/v3", "nicht so aufgebaut"),
    "a context inside": (ACHIEVEMENT, ACHIEVEMENT + '"@context":{},', "nicht so aufgebaut"),
    "another suite": ("eddsa-rdfc-2022", "eddsa-jcs-2022", "die wir nicht verwenden"),
    "another issuer": (ISSUER, ISSUER + "x", "andere Ausstellerin"),
    "another key": ("#z6Mk", "#z6Mj", "Schlüssel ist hier unbekannt"),
    "two like keys": (ACHIEVEMENT, ACHIEVEMENT + '"name":"Anders",', "verändert"),
    "nameless nodes": (ACHIEVEMENT, ACHIEVEMENT + NODES, "verschachtelter"),
}


def test_a_forged_badge_is_named(offline: Page, certificate: Certificate, tmp_path: Path) -> None:
    open_kit(offline, tmp_path)
    result = offline.locator("#result")
    for what, (old, new, word) in FORGED.items():
        assert old in certificate.credential, what
        forged = certificate.credential.replace(old, new, 1)
        assert json.loads(forged), what
        check_file(offline, "a.json", forged.encode())
        expect(result, what).to_contain_text(word)
        expect(result, what).not_to_contain_text("Echt")


@pytest.mark.usefixtures("certificate")
def test_names_are_compared_by_the_rule_of_the_site(offline: Page, tmp_path: Path) -> None:
    """The page has a copy of the rule in another language; both must answer the same."""
    open_kit(offline, tmp_path)
    names = sorted({name for pair in (*SAME, *DIFFERENT) for name in pair})
    found = offline.evaluate("names => names.map(spellings)", names)
    assert {name: set(one) for name, one in zip(names, found, strict=True)} == {
        name: spellings(name) for name in names
    }


def test_a_revoked_one_is_told(offline: Page, certificate: Certificate, tmp_path: Path) -> None:
    revoke(certificate=certificate, reason="Irrtum", by=None)
    open_kit(offline, tmp_path)
    check_file(offline, "a.pdf", stored_pdf(certificate))
    expect(offline.locator("#result")).to_contain_text("Echt, aber widerrufen")
