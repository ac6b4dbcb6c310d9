"""Files leave by one door: named, kept by no cache, run by no browser and no spreadsheet."""

from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from openpyxl import load_workbook

import courses
from courses.completeness.report import URL_NAME
from courses.csv_export import csv_bytes
from courses.downloads import as_download
from courses.xlsx_export import xlsx_response

ROOT = Path(courses.__file__).parents[1]
STARTS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "－1"]


def test_a_download_says_what_it_is_and_is_not_kept():
    reply = as_download(b"x", name='Prüfung "1"\r\nX: y.csv', media_type="text/csv")
    assert reply["Content-Disposition"].startswith("attachment; filename*=utf-8''Pr%C3%BCfung")
    assert "\n" not in reply["Content-Disposition"]
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert reply["Cache-Control"] == "private, no-store"
    shown = as_download("x", name="a.pdf", media_type="application/pdf", inline=True)
    assert shown["Content-Disposition"] == 'inline; filename="a.pdf"'


def test_no_view_writes_that_header_by_hand():
    door = ROOT / "courses" / "downloads.py"
    by_hand = [
        path
        for app in ("courses", "lms", "certificates")
        for path in (ROOT / app).rglob("*.py")
        if path != door and "Content-Disposition" in path.read_text(encoding="utf-8")
    ]
    assert by_hand == []


@pytest.mark.parametrize("text", STARTS)
def test_no_cell_of_any_table_is_a_formula(text):
    line = csv_bytes([["vorn", text, "-0,5"]], figures={2}).decode("utf-8-sig")
    assert f"'{text}" in line
    assert line.rstrip("\r\n").endswith(";-0,5")  # a number of our own stays a number
    sheet = load_workbook(BytesIO(xlsx_response("x", [text], [[text]]).content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.value.startswith("'") for cell in cells)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ufffe", "\uffff"])
def test_a_sign_that_no_sheet_may_hold_is_left_out(sign):
    """Excel calls the whole file damaged."""
    sheet = load_workbook(BytesIO(xlsx_response("x", ["a"], [[f"b{sign}c"]]).content)).active
    assert [cell.value for row in sheet.iter_rows() for cell in row] == ["a", "bc"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_titles_of_courses_are_no_formulas_in_the_report_for_authors(browser_of, admin, p1, kind):
    p1.title = '=HYPERLINK("http://x")'
    p1.objectives = []
    p1.save()
    reply = browser_of(admin).get(reverse(URL_NAME), {"export": kind, "severity": "1"})
    content = b"".join(reply)
    if kind == "csv":
        assert b"\n=" not in content
        assert b'\n"=' not in content
        assert b"'=HYPERLINK" in content
    else:
        values = [cell for row in load_workbook(BytesIO(content)).active.values for cell in row]
        assert '\'=HYPERLINK("http://x")' in values
