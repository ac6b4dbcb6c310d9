import os
import subprocess
import sys

import pytest

from certificates.pdf import render_pdf
from tests.certificates.pdf_cast import DESIGN, SNAPSHOT, changed, picture, qpdf, tool


@pytest.fixture(scope="module")
def pdf():
    person = DESIGN["signatories"][0] | {"image": picture()}
    design = changed(DESIGN, logo=picture(), signatories=[person])
    return render_pdf(SNAPSHOT, design)


def test_every_font_is_noto_and_embedded(pdf):
    rows = [line.split() for line in tool("pdffonts", "-", data=pdf).splitlines()[2:]]
    assert {row[0].split("+")[1] for row in rows} == {
        "NotoSans-Regular",
        "NotoSans-Bold",
        "NotoSans-Italic",
        "NotoSans-Light",
    }
    assert {row[-5] for row in rows} == {"yes"}


def test_the_page_is_a4_portrait(pdf):
    assert "595.276 x 841.89 pts (A4)" in tool("pdfinfo", "-", data=pdf)


def test_the_document_says_what_it_is(pdf, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")  # pdfinfo prints local time
    info = tool("pdfinfo", "-isodates", "-", data=pdf)
    assert SNAPSHOT["course"]["title"] in info
    assert f"Author:          {SNAPSHOT['provider']['name']}" in info
    assert "CreationDate:    2026-11-21T00:00:00" in info
    assert "Tagged:          yes" in info


def test_the_file_is_sound(pdf, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(pdf)
    subprocess.run(["qpdf", "--check", tmp_path / "paper.pdf"], check=True, capture_output=True)


def test_the_page_carries_no_actions_links_or_attachments(pdf):
    plain = qpdf(pdf)
    assert b"/Lang (de)" in plain
    for key in (b"/JavaScript", b"/OpenAction", b"/URI", b"/Annots", b"/EmbeddedFile", b"/Launch"):
        assert key not in plain


def test_logo_signature_and_qr_code_are_images(pdf, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(pdf)
    listed = subprocess.run(
        ["pdfimages", "-list", tmp_path / "paper.pdf"], check=True, capture_output=True
    )
    assert len(listed.stdout.splitlines()) - 2 == 3


def test_the_same_input_gives_the_same_bytes():
    assert render_pdf(SNAPSHOT, DESIGN) == render_pdf(changed(SNAPSHOT), changed(DESIGN))


def test_another_process_on_another_day_gives_the_same_bytes(tmp_path):
    script = (
        "import django; django.setup(); import sys, time;"
        "from certificates.pdf import render_pdf;"
        "from tests.certificates.pdf_cast import DESIGN, SNAPSHOT;"
        "sys.stdout.buffer.write(render_pdf(SNAPSHOT, DESIGN))"
    )
    environment = os.environ | {
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    other = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True
    )
    assert other.stdout == render_pdf(SNAPSHOT, DESIGN)
