"""Deed: print something that a screen reader reads as it was meant (PDF/UA-1)."""

import datetime as dt
import io

import pikepdf
import pytest

from courses.documents.archive import make_archival
from courses.documents.canvas import FontNotEmbedded
from courses.documents.fonts import font_directory
from courses.documents.metadata import DocumentInfo
from courses.documents.printing import PrintingFailed, print_html
from tests.certificates.pdf_cast import qpdf, tool

INFO = DocumentInfo("Handreichung", "Träger <&> Co", "P1", dt.datetime(2026, 11, 21, tzinfo=dt.UTC))
STYLE = """<style>
@font-face { font-family: N; src: url("NotoSans-Regular.ttf") }
@font-face { font-family: N; src: url("NotoSans-Bold.ttf"); font-weight: bold }
@page { size: a4; margin: 2cm }
html, p, h1, h2, li, td, th { font-family: N }
</style>"""


@pytest.fixture(scope="module")
def printed():
    def make(body: str) -> bytes:
        html = f"<html><head>{STYLE}</head><body>{body}</body></html>"
        return make_archival(print_html(html, fonts=font_directory()), info=INFO)

    return make


def outline(pdf: bytes) -> list[str]:
    """What poppler reads from the tags, one entry a line, without the attributes."""
    lines = [line.strip() for line in tool("pdfinfo", "-struct-text", "-", data=pdf).splitlines()]
    return [line.split(" (")[0].rstrip(":") for line in lines if line and not line.startswith("/")]


def test_headings_paragraphs_and_lists_are_what_they_were(printed):
    pdf = printed("<h1>Schutz</h1><p>Hin<b>sehen</b></p><h2>Tun</h2><ul><li>Eins<li>Zwei</ul>")
    item = ["LI", "Lbl", '"•"', "LBody"]
    assert outline(pdf) == [
        *("Document", "H1", '"Schutz"', "P", '"Hinsehen"', "H2", '"Tun"', "L"),
        *(*item, '"Eins"', *item, '"Zwei"'),
    ]


def test_words_stay_apart_where_lines_break(printed):
    text = " ".join(f"Wort{number}" for number in range(60))
    assert f'"{text}"' in outline(printed(f"<p>{text}</p>"))
    assert f'"{text}"' in outline(printed(f"<p style='text-align: right'>{text}</p>"))


def test_a_word_cut_by_the_margin_stays_one_word(printed):
    pdf = printed(f"<p style='overflow-wrap: break-word'>{'Ü' * 150} Ende</p>")
    assert f'"{"Ü" * 150} Ende"' in outline(pdf)


def test_tables_say_which_cells_are_heads_and_keep_empty_cells(printed):
    head = "<thead><tr><th>Kurs</th><th>UE</th></tr></thead>"
    pdf = printed(f"<table>{head}<tr><th scope='row'>P1</th><td></td></tr></table>")
    assert outline(pdf) == [
        *("Document", "Table", "THead", "TR", "TH", '"Kurs"', "TH", '"UE"'),
        *("TBody", "TR", "TH", '"P1"', "TD"),
    ]
    plain = qpdf(pdf)
    assert (plain.count(b"/Scope /Column"), plain.count(b"/Scope /Row")) == (2, 1)


def test_a_head_repeated_on_the_next_page_is_read_once(printed):
    rows = "".join(f"<tr><td>Zeile {number}</td></tr>" for number in range(120))
    pdf = printed(f"<table><thead><tr><th>Kopf</th></tr></thead>{rows}</table>")
    read = outline(pdf)
    assert (read.count('"Kopf"'), read.count('"Zeile 119"'), read.count("Table")) == (1, 1, 1)
    assert tool("pdftotext", "-", "-", data=pdf).count("Kopf") > 1


def test_a_table_that_only_lays_out_is_no_table(printed):
    pdf = printed(
        "<table role='presentation'><tr><td>links</td><td><p>rechts</p></td></tr></table>"
    )
    assert outline(pdf) == ["Document", "P", '"links"', "P", '"rechts"']


def test_ornaments_are_passed_over_and_pictures_described(printed):
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    pdf = printed(
        f"<p aria-hidden='true'>Zierde</p><p><img src='{dot}' alt='Ein Punkt'></p>"
        f"<p><img src='{dot}' alt=''></p>"
    )
    assert outline(pdf) == ["Document", "P", "Figure", '""']
    assert "Zierde" in tool("pdftotext", "-", "-", data=pdf)
    assert b"/Alt (Ein Punkt)" in qpdf(pdf)


def test_links_are_tagged_and_named(printed):
    pdf = printed("<p>Hilfe: <a href='https://example.org/hilfe'>hier</a></p>")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        (link,) = file.pages[0].Annots
        tag = file.Root.StructTreeRoot.ParentTree.Nums[int(link.StructParent) * 2 + 1]
        assert (str(tag.S), str(tag.P.S)) == ("/Link", "/P")
        assert str(link.Contents) == "https://example.org/hilfe"


def test_every_painted_thing_is_content_or_artifact(printed):
    plain = qpdf(printed("<p style='border: 1pt solid red'>Text</p><hr>")).decode("latin-1")
    stream = plain.split("stream\n")[1].split("endstream")[0]
    depth = 0
    for line in stream.splitlines():
        depth += line.endswith(("BDC", "BMC")) - (line == "EMC")
        if line.split()[-1:] and line.split()[-1] in {"S", "f", "f*", "Tj", "ET"}:
            assert depth == 1, line


def test_text_in_a_font_that_would_not_be_embedded_is_refused():
    with pytest.raises(FontNotEmbedded, match="Helvetica"):
        print_html("<style>@page { size: a4 }</style><p>x</p>", fonts=font_directory())
    with pytest.raises(PrintingFailed, match="@page"):
        print_html(f"{STYLE.replace('@page', '.x')}<p>x</p>", fonts=font_directory())
