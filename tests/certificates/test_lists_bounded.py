"""Deed: refuse lists that would hold up a server, whatever they are made of."""

import csv
import io
import zipfile
from itertools import repeat

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from certificates.models import ListCheck
from certificates.pades import checking
from certificates.queries import list_checks
from certificates.services.list_checks import PORTION, go_on, take_in
from certificates.verify.lists import workbooks
from certificates.verify.lists.reading import MOST_UNPACKED
from certificates.verify.lists.rows import MOST_LINES, MOST_ROWS, ListRefused, rows_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ROWS = "<row><c t='str'><v>number</v></c><c t='str'><v>code</v></c></row>" + (
    "<row/><row><c t='str'><v>KS-2026-000000</v></c><c t='str'><v>x</v></c></row>"
)


def packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members:
            package.writestr(name, data)
    return out.getvalue()


def workbook(rows):
    """A workbook of openpyxl whose sheet is exchanged for these rows."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.save(out)
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(out) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return packed((parts | {"xl/worksheets/sheet1.xml": sheet}).items())


def refuse(data, reason):
    with pytest.raises(ListRefused) as refused:
        take_in(data=data)
    assert reason in str(refused.value.messages)
    assert not ListCheck.objects.exists()


@pytest.mark.django_db
class TestRefused:
    @pytest.mark.parametrize(
        "rows",
        [
            ROWS + FAR,
            ROWS + FAR.replace("1048576", "999999999999"),
            ROWS.replace("<row>", "<row r='1000000'>") + "<row>" + "<c/>" * 1000 + "</row>",
        ],
    )
    def test_a_sheet_that_would_fill_the_memory(self, rows):
        refuse(workbook(rows), "CSV")

    def test_a_sheet_of_more_elements_than_any_list(self, monkeypatch):
        monkeypatch.setattr(workbooks, "MOST_TAGS", 1000)
        refuse(workbook("<row>" + "<c/>" * 1001 + "</row>"), "CSV")

    @pytest.mark.parametrize("rows", ["<row><c r='&#88;FD9'/></row>", "<row><c></row>", "\x00"])
    def test_a_sheet_that_is_broken(self, rows):
        refuse(workbook(rows), "")

    def test_a_collection_that_unpacks_to_too_much(self):
        paper = b"%PDF-" + bytes(1_000_000)
        count = MOST_UNPACKED // len(paper) + 1
        refuse(packed((f"{n}.pdf", paper) for n in range(count)), "60")

    def test_a_thousand_papers(self):
        refuse(packed((f"{n}.pdf", b"%PDF-") for n in range(1000)), "200")


def test_endless_empty_lines_are_not_read_to_their_end():
    taken = []
    with pytest.raises(ListRefused, match=r"50\.000"):
        rows_of(taken.append(1) or line for line in repeat([]))
    assert len(taken) == MOST_LINES + 1


def test_of_half_a_million_signatures_few_are_looked_at(monkeypatch):
    looked = []
    real = checking._span
    monkeypatch.setattr(checking, "_span", lambda data, at: looked.append(at) or real(data, at))
    data = b"%PDF-1.7\n" + b"/ByteRange [1 2 3 4]\n" * 400_000 + b"startxref\n9\n%%EOF\n"
    assert checking.check_pdf(data, trusted=[]).outcome == checking.Outcome.UNSIGNED
    assert len(looked) == checking.MOST_LOOKS


@pytest.mark.django_db
def test_cells_that_do_not_say_where_they_stand_are_counted():
    check = take_in(data=workbook(ROWS))
    go_on(check=check)
    (answer,) = check.portions.get().answers
    assert (answer["line"], answer["shown"]) == (3, "KS-2026-000000")


@pytest.mark.django_db
def test_a_long_result_comes_in_several_workbooks(client, monkeypatch):
    monkeypatch.setattr(list_checks, "ROWS_A_WORKBOOK", 1000)
    sent = SimpleUploadedFile("liste.csv", b"KS-2026-000000;x\n" * 2500)
    url = client.post("/pruefen/liste/", {"file": sent}).url
    while "<progress" in (page := client.get(url).text):
        client.post(url)
    found = []
    for part in ("1", "2", "3"):
        assert f"ergebnis.xlsx?teil={part}" in page
        data = client.get(f"{url}ergebnis.xlsx", {"teil": part}).content
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        found += [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert found == [str(line) for line in range(1, 2501)]
    for part in ("0", "4", "x", "9" * 5000):
        assert client.get(f"{url}ergebnis.xlsx", {"teil": part}).status_code == 404
    whole = client.get(f"{url}ergebnis.csv").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(whole), delimiter=";"))) == 2501


def test_a_workbook_holds_whole_portions():
    parts = list_checks.workbook_parts(MOST_ROWS)
    assert [len(part) for part in parts] == [10_000] * 5
    assert {part.start % PORTION for part in parts} == {0}
