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
    assert any("haus.png" in note for note in notes)
    assert not get_image_model().objects.exists()


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
