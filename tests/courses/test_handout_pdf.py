"""A handout as PDF: the whole text, tagged, embedded fonts, in German."""

import io

import pikepdf
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from courses.handout_pdf import handout_pdf, with_pictures
from courses.models import Handout
from tests.certificates.pdf_cast import qpdf, tool, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(p1) -> str:
    return f"{p1.get_parent().url}handreichungen/"


@pytest.fixture(autouse=True)
def _fonts(settings, fonts):
    settings.COURSES_FONT_CACHE = fonts


def test_each_can_be_downloaded_and_says_what_the_page_says(visitor, address):
    for handout in Handout.objects.all():
        assert "?pdf" in visitor.get(f"{address}{handout.slug}/").content.decode()
        reply = visitor.get(f"{address}{handout.slug}/?pdf")
        assert reply["Content-Type"] == "application/pdf"
        assert f'filename="{handout.slug}.pdf"' in reply["Content-Disposition"]
        text = words(reply.content)
        assert handout.title in text
        assert "29.04.2026" in text
        assert len(text.split()) > 300
        assert len(PdfReader(io.BytesIO(reply.content)).pages) <= 3


def test_screen_readers_and_archives_can_use_it(visitor, address):
    data = visitor.get(f"{address}teacher/?pdf").content
    assert qpdf(data)
    structure = tool("pdfinfo", "-struct", "-", data=data)
    kinds = {line.split()[0] for line in structure.splitlines() if line.strip()}
    assert {"H1", "H2", "P", "L", "LI"} <= kinds
    listed = tool("pdffonts", "-", data=data).splitlines()[2:]
    assert listed
    assert all(line.split()[-5] == "yes" for line in listed)  # embedded
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "de"
        assert pdf.Root.MarkInfo.Marked


def test_items_of_lists_hang_beside_their_sign(visitor, address):
    """The second line of an item begins where its first does, right of the bullet or number."""
    data = visitor.get(f"{address}teacher/?pdf").content
    boxes = BeautifulSoup(tool("pdftotext", "-bbox-layout", "-", "-", data=data), "html.parser")
    lines = [line.find_all("word") for line in boxes.find_all("line")]
    number = next(place for place, line in enumerate(lines) if line[0].get_text() == "1.")
    first, second = lines[number][1], lines[number + 1][0]
    assert float(second["xmin"]) == pytest.approx(float(first["xmin"]), abs=1)
    assert float(second["xmin"]) > float(lines[number][0]["xmax"])


def test_a_character_without_a_glyph_gives_the_sheet(visitor, address):
    Handout.objects.filter(slug="teacher").update(summary="𓀀𓁐")
    reply = visitor.get(f"{address}teacher/?pdf")
    assert reply["Content-Type"].startswith("text/html")
    assert "𓀀𓁐" in reply.content.decode()


def test_pictures_are_inside_the_file_or_told_in_words(db):
    image = get_image_model().objects.create(title="Haus", file=get_test_image_file())
    stored = image.renditions.create(
        filter_spec="width-100", file=get_test_image_file(), width=100, height=75
    )
    url = stored.url
    kept = with_pictures(f'<p><img src="{url}" alt="Ein Haus" width="100" height="75"></p>')
    assert "data:image/png;base64," in kept
    assert with_pictures('<p><img src="/weg.png" alt="Ein Haus"></p>') == "<p>Ein Haus</p>"


def test_the_same_handout_is_laid_out_once_a_day(p1):
    handout = Handout.objects.get(slug="teacher")
    first = handout_pdf(handout, [])
    assert handout_pdf(handout, []) == first
    handout.title = "Anders"
    assert handout_pdf(handout, []) != first
