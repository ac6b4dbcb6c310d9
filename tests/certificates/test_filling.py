"""Deed: lay a course out once, and print many people as if each had been laid out alone."""

import subprocess

import pikepdf
import pytest
from PIL import Image, ImageChops

from certificates import layouts, pdf
from certificates.filling import HOLDER, with_placeholders
from certificates.layouts import common_sheet
from certificates.pdf import render_pdf
from tests.certificates.pdf_cast import DESIGN, LESSONS, SNAPSHOT, changed, pages, tool

ALONE = {
    "wraps": {"holder": "Prof. Dr. " + "Hohenstein-Wittgenstein " * 5},
    "like the gap": {"holder": HOLDER},
    "gap in title": {"course__title": f"Seit 01.01.1901 mit {HOLDER}"},
}
TOGETHER = {
    "short": {"holder": "Ada"},
    "usual": {"holder": "Jörg Müller-Lüdenscheidt"},
    "polish": {"holder": "Łucja Wójcik-Dąbrowska"},
    "turkish": {"holder": "Şule Yıldız-Gümüş"},
    "greek": {"holder": "Ελευθερία Παπαδοπούλου"},
    "vietnamese": {"holder": "Nguyễn Thị Thảo Phương"},
    "cyrillic": {"holder": "Анастасія Ковальчук"},
    "wide number": {"number": "KS-2026-MWMWMW", "verify__code": "MMMM-WWWW-MMMM-WWWW-MMMM-WWWW-MM"},
    "other days": {"period__started": "2026-11-11", "issued_on": "2026-12-24"},
    "one day": {"period__started": "2026-11-20"},
    "valid until": {"refresh": {"kind": "valid_until", "on": "2031-11-11"}},
}


def alone(snapshot) -> bytes:
    """The same paper without the common sheet."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pdf, "placeholders", lambda common, snapshot: ())
        return render_pdf(snapshot, DESIGN)


def seen(data: bytes, folder) -> Image.Image:
    command = ["pdftoppm", "-r", "60", "-gray", "-singlefile", "-", folder / "page"]
    subprocess.run(command, input=data, check=True)
    with Image.open(folder / "page.pgm") as page:
        return page.copy()


def sheets_made() -> int:
    return common_sheet.cache_info().misses


@pytest.mark.parametrize("facts", TOGETHER.values(), ids=TOGETHER)
def test_it_looks_and_reads_as_if_laid_out_alone(facts, tmp_path):
    snapshot = changed(SNAPSHOT, **facts)
    filled, own = render_pdf(snapshot, DESIGN), alone(snapshot)
    assert tool("pdftotext", "-", "-", data=filled) == tool("pdftotext", "-", "-", data=own)
    difference = ImageChops.difference(seen(filled, tmp_path), seen(own, tmp_path))
    assert sum(difference.histogram()[64:]) < 40  # rounding of a hair's breadth


def test_a_long_name_shrinks_until_it_fills_the_line():
    holder = "Maximiliane Charlotte von Hohenstein-Wittgenstein"
    before = sheets_made()
    boxes = tool(
        "pdftotext", "-bbox", "-", "-", data=render_pdf(changed(SNAPSHOT, holder=holder), DESIGN)
    )
    edges = [float(row.split('"')[1]) for row in boxes.splitlines() if ">Maximiliane<" in row]
    ends = [float(row.split('"')[5]) for row in boxes.splitlines() if ">Hohenstein" in row]
    assert sheets_made() <= before + 1
    assert edges[0] == pytest.approx(595.276 - ends[0], abs=0.5)  # centred
    assert 65 < edges[0] < 75


@pytest.mark.parametrize("facts", ALONE.values(), ids=ALONE)
def test_who_does_not_fit_gets_a_layout_of_their_own(facts):
    snapshot = changed(SNAPSHOT, **facts)
    assert render_pdf(snapshot, DESIGN) == alone(snapshot)


def test_people_in_one_course_share_a_sheet():
    render_pdf(SNAPSHOT, DESIGN)
    before = sheets_made()
    for number in range(3):
        facts = {"holder": f"Person {number}A", "number": f"KS-2026-00000{number + 1}"}
        render_pdf(changed(SNAPSHOT, **facts), DESIGN)
    assert sheets_made() == before
    render_pdf(SNAPSHOT, changed(DESIGN, footer="anders"))
    render_pdf(changed(SNAPSHOT, course__title="anders"), DESIGN)
    assert sheets_made() == before + 2


def test_people_of_one_script_share_a_sheet():
    render_pdf(changed(SNAPSHOT, holder="Олена Шевченко"), DESIGN)
    before = sheets_made()
    render_pdf(changed(SNAPSHOT, holder="Юрій Бондаренко"), DESIGN)
    assert sheets_made() == before


def test_nothing_of_a_person_is_kept_in_the_sheet():
    common = with_placeholders(SNAPSHOT)
    personal = [SNAPSHOT["holder"], SNAPSHOT["number"], SNAPSHOT["verify"]["code"], "2026-11-2"]
    assert [text for text in personal if text in str(common)] == []


def test_an_annex_is_filled_as_well():
    snapshot = changed(SNAPSHOT, course__contents=LESSONS * 4)
    data = render_pdf(snapshot, DESIGN)
    assert pages(data) > 1
    last = tool("pdftotext", "-f", "2", "-", "-", data=data)
    assert SNAPSHOT["holder"] in last
    assert SNAPSHOT["number"] in last


def test_no_token_is_left_over(tmp_path):
    (tmp_path / "paper.pdf").write_bytes(render_pdf(SNAPSHOT, DESIGN))
    with pikepdf.open(tmp_path / "paper.pdf") as opened:
        assert all(b"@@" not in page.Contents.read_bytes() for page in opened.pages)
    assert layouts.KEPT_SHEETS < 100
