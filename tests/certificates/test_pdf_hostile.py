import io
import socket

import pytest
from django.test.utils import override_settings
from PIL import Image

from certificates.layouts import common_sheet
from certificates.pdf import DesignInvalid, RenderFailed, render_pdf
from certificates.snapshot import SnapshotInvalid
from courses.documents import fonts
from tests.certificates.pdf_cast import DESIGN, SNAPSHOT, changed, pages, picture, tool, words

PAGE = "<style>@page { size: a4; margin: 2cm }</style>"
HOSTILE = [
    "<script>alert(1)</script>",
    "{{ snapshot.number }}",
    "{% include 'x' %}",
    "<img src=file:///etc/passwd>",
    "<img src=http://127.0.0.1:9/x.png>",
    "</style><style>p{color:red}",
    "<pdf:insertpdf src='/etc/passwd'/>",
    "</td></tr></table><pdf:nextpage>",
    "&lt;b&gt; &amp;amp;",
    "BT /F1 12 Tf 14.4 TL ET",
    ") Tj /F1 9 Tf (x",
    "%PDF endstream endobj",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_it_was_typed(text):
    snapshot = changed(
        SNAPSHOT, holder=text, course__title=text, course__contents=[text], note=text
    )
    design = changed(DESIGN, intro=text, body_text=text, footer=text, title_certificate=text)
    pdf = render_pdf(snapshot, design)
    assert pages(pdf) == 1
    assert words(pdf).count(text) >= 6
    assert "root:" not in words(pdf)
    assert tool("pdffonts", "-", data=pdf).count("NotoSans") == 4


def test_nothing_is_fetched_from_the_network(monkeypatch):
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the renderer opened a connection")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    render_pdf(changed(SNAPSHOT, holder="<img src=https://example.org/a.png>"), DESIGN)


@pytest.fixture
def careless_template(tmp_path):
    """Replace the certificate's template by given markup."""
    folder = tmp_path / "certificates/pdf"
    folder.mkdir(parents=True)
    backend = "django.template.backends.django.DjangoTemplates"

    def use(markup: str) -> override_settings:
        (folder / "certificate.html").write_text(markup)
        common_sheet.cache_clear()
        return override_settings(TEMPLATES=[{"BACKEND": backend, "DIRS": [tmp_path]}])

    yield use
    common_sheet.cache_clear()


@pytest.mark.parametrize("source", ["/etc/passwd", "file:///etc/passwd", "http://127.0.0.1/x.png"])
def test_a_template_that_forgot_to_escape_still_reads_nothing(careless_template, source):
    with (
        careless_template(PAGE + f'<img src="{source}">'),
        pytest.raises(RenderFailed, match="image"),
    ):
        render_pdf(SNAPSHOT, DESIGN)


def test_a_nul_character_is_refused():
    with pytest.raises(SnapshotInvalid, match="U\\+0000"):
        render_pdf(changed(SNAPSHOT, holder="Ada\x00"), DESIGN)


def test_characters_without_a_glyph_are_named_instead_of_boxed():
    with pytest.raises(fonts.MissingGlyph, match="𓀀"):
        render_pdf(changed(SNAPSHOT, holder="Li 𓀀"), DESIGN)
    with pytest.raises(fonts.MissingGlyph):
        render_pdf(SNAPSHOT, changed(DESIGN, footer="🙂"))


def test_a_missing_font_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "source_directory", lambda: tmp_path / "nowhere")
    with pytest.raises(fonts.FontMissing):
        render_pdf(SNAPSHOT, DESIGN, font_cache=tmp_path)


@pytest.mark.parametrize("colour", ["red", "#fff", "#0b5a62;}", "#0b5a6z", "", "#0b5a62\n"])
def test_a_colour_cannot_carry_css(colour):
    with pytest.raises(DesignInvalid, match="primary_colour"):
        render_pdf(SNAPSHOT, changed(DESIGN, primary_colour=colour))


@pytest.mark.parametrize(
    "data",
    [b"not an image", b"<svg/>", picture(kind="JPEG"), picture()[:60], picture(4001, 1)],
    ids=["text", "svg", "jpeg", "cut", "too wide"],
)
def test_an_image_that_is_no_usable_png_is_refused(data):
    with pytest.raises(DesignInvalid, match="image"):
        render_pdf(SNAPSHOT, changed(DESIGN, logo=data))


def test_a_transparent_logo_is_accepted():
    out = io.BytesIO()
    Image.new("RGBA", (200, 50), (11, 90, 98, 0)).save(out, "PNG")
    assert pages(render_pdf(SNAPSHOT, changed(DESIGN, logo=out.getvalue()))) == 1


def test_more_signatures_than_fit_are_refused():
    with pytest.raises(DesignInvalid, match="signatories"):
        render_pdf(SNAPSHOT, changed(DESIGN, signatories=DESIGN["signatories"] * 5))


def test_text_in_a_font_that_is_not_embedded_is_an_error(careless_template):
    markup = PAGE + "<p>Nobody named a font</p>"
    with careless_template(markup), pytest.raises(RenderFailed, match="not embedded"):
        render_pdf(SNAPSHOT, DESIGN)
