"""The board on paper: readable by ear, a heading on each page, states in words and a sign."""

import io

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from lms.boards.pdf import ON_PAPER, UNKNOWN, board_pdf
from lms.boards.words import SYMBOLS
from lms.models import Learner
from lms.services.assignments import assign
from tests.certificates.pdf_cast import qpdf, tool, words
from tests.lms.programmes.conftest import a_programme, completed

HEAD = ["Name", "Organisation", "Gruppe", "Stand", "Frist", "Schutzkonzept lesen", "P1"]


@pytest.fixture(autouse=True)
def _fonts(settings, fonts):
    settings.COURSES_FONT_CACHE = fonts


@pytest.fixture
def paper(bens, kita, membership, p1):
    """The file as Ben fetches it."""
    programme = a_programme("kita-start", p1)
    assign(learner=membership.learner, programme=programme, organisation=kita, by=None)

    def fetch() -> bytes:
        reply = bens.get(reverse("lms:export_board", args=[kita.pk, programme.pk, "pdf"]))
        assert reply["Content-Type"] == "application/pdf"
        return reply.content

    return fetch


def many(number: int) -> bytes:
    rows = [
        [f"Person {index}", "Kita", "", "+ erfüllt", "", "– offen", "+ erfüllt"]
        for index in range(number)
    ]
    return board_pdf(title="Neu im Team", notes=["Stand heute"], head=HEAD, rows=rows)


def test_it_holds_the_words_of_the_board_and_a_sign_for_each_state(paper, membership, p1):
    Learner.objects.filter(pk=membership.learner_id).update(name="Łucja Žižek <b>&amp; Größe")
    completed(membership.learner, p1, timezone.localdate())
    text = " ".join(words(paper()).split())
    assert "Łucja Žižek <b>&amp; Größe" in text
    assert "Kita Sonnenhof" in text
    assert f"+ erfüllt am {timezone.localdate():%d.%m.%Y}" in text or "+ fulfilled" in text
    assert "Schutzkonzept lesen" in text
    assert UNKNOWN not in text


def test_every_sign_of_the_screen_has_one_for_paper():
    assert set(SYMBOLS.values()) | {"◐", "‖", "↻"} <= ON_PAPER.keys()


def test_letters_the_font_lacks_are_explained(paper, membership):
    Learner.objects.filter(pk=membership.learner_id).update(name="王芳 Fang")
    text = words(paper())
    assert f"{UNKNOWN}{UNKNOWN} Fang" in text
    assert f"{UNKNOWN}:" in text


def test_screen_readers_find_a_table_with_headings(paper):
    data = paper()
    assert qpdf(data)
    structure = tool("pdfinfo", "-struct", "-", data=data)
    kinds = [line.split()[0].strip(":") for line in structure.splitlines() if line.strip()]
    assert {"H1", "P", "Table", "THead", "TBody", "TR", "TH", "TD"} <= set(kinds)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


def test_each_page_repeats_the_heading_and_has_a_number():
    pages = PdfReader(io.BytesIO(many(60))).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert "Schutzkonzept" in text
        assert text.rstrip().endswith(str(number)) or f" {number}\n" in text
    structure = tool("pdfinfo", "-struct", "-", data=many(60))
    assert structure.count("THead") == 1  # but it is read aloud once
