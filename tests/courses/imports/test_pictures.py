"""Images of a file go to Wagtail's images; what is no picture is named and left out."""

import base64
import io

import pytest
from django.template.loader import render_to_string
from PIL import Image as PillowImage
from wagtail.images import get_image_model

from courses.models import Question
from courses.queries.pictures import attach_pictures
from courses.queries.questions import preview_context
from courses.questions.registry import KINDS
from courses.services.imports import stage, take_over

from ..exchange.qti_files import CHOICE, item, package

SHOWN = "(PNG, JPEG, GIF oder WebP)"
XML = """<quiz><question type="truefalse"><name><text>B-01</text></name>
<questiontext format="html"><text><![CDATA[<p>Was zeigt das Bild?
<img src="@@PLUGINFILE@@/haus.png" alt="Ein Haus mit offener Tür"></p>]]></text>
<file name="haus.png" path="/" encoding="base64">{content}</file></questiontext>
<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
</question></quiz>"""


def png(size: tuple[int, int] = (8, 8)) -> bytes:
    buffer = io.BytesIO()
    PillowImage.new("RGB", size, "white").save(buffer, "PNG")
    return buffer.getvalue()


def imported(content: bytes) -> tuple[Question, list[str]]:
    data = XML.format(content=base64.b64encode(content).decode()).encode()
    source = stage(data=data, name="bild.xml", prefix="B")
    take_over(source=source, user=None)
    row = source.found.get()
    return row.question, row.notes


@pytest.fixture
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.usefixtures("_media", "p1")
def test_a_picture_is_shown_below_its_question():
    question, _notes = imported(png())
    body = question.frozen_body()
    image = get_image_model().objects.get()
    assert body["pictures"] == [{"image": image.pk, "alt": "Ein Haus mit offener Tür"}]
    assert preview_context(question)["question"]["pictures"][0]["file"] == image


@pytest.mark.usefixtures("_media", "p1")
def test_the_same_picture_is_kept_once():
    imported(png())
    imported(png())
    assert get_image_model().objects.count() == 1


@pytest.mark.usefixtures("_media", "p1")
@pytest.mark.parametrize("content", [b"GIF89a", b"<svg onload='x'/>", png()[:40], b"MZ\x00"])
def test_what_is_no_picture_is_named_and_left_out(content):
    question, notes = imported(content)
    assert question.frozen_body()["pictures"] == []
    assert sum("haus.png" in note for note in notes) == 1
    assert not get_image_model().objects.exists()


@pytest.mark.usefixtures("p1")
def test_the_report_tells_of_lost_pictures_before_anybody_decides():
    data = XML.format(content=base64.b64encode(b"<svg/>").decode()).encode()
    row = stage(data=data, name="bild.xml", prefix="B").found.get()
    assert row.notes == [f"„haus.png“ ist kein Bild, das gezeigt werden kann {SHOWN}."]
    assert not row.pictures.exists()
    assert row.digest  # equals a question of the bank without pictures


@pytest.mark.usefixtures("p1")
@pytest.mark.parametrize("link", ["frage.xml", "../frage.xml", "#i", "."])
def test_a_picture_that_is_the_question_itself_is_named_and_left_out(link):
    """A link in a circle is one step: nothing of the file is followed further."""
    data = package({"frage.xml": item(CHOICE % f'<img src="{link}" alt="Kreis"/>Was gilt?')})
    row = stage(data=data, name="kreis.zip", prefix="K").found.get()
    assert row.body["prompt"].endswith("Was gilt?</p>")
    assert len(row.notes) == 1
    assert not row.pictures.exists()
    assert "script" not in str(row.body)


@pytest.mark.usefixtures("p1")
def test_a_picture_that_is_nowhere_is_named():
    data = package({"a/frage.xml": item(CHOICE % '<img src="weg/b.png" alt="Ball"/>Was gilt?')})
    row = stage(data=data, name="weg.zip", prefix="W").found.get()
    assert row.body["prompt"] == "<p>[Ball]Was gilt?</p>"
    assert row.notes == ["Das Bild „b.png“ fehlt in der Datei."]


@pytest.mark.usefixtures("_media", "p1")
def test_a_version_outlives_its_picture_and_keeps_the_words():
    question, _notes = imported(png())
    body = question.frozen_body()
    get_image_model().objects.all().delete()
    view = KINDS[body["kind"]].view(body, [], None)
    attach_pictures([view])
    assert view["pictures"][0]["file"] is None
    shown = render_to_string("courses/questions/_pictures.html", {"question": view})
    assert "Ein Haus mit offener Tür" in shown
