"""Deed: print names in Arabic, Chinese, Korean and Devanagari letters, shaped as they are read."""

import io
import subprocess

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from courses.documents import scripts
from courses.documents.fonts import MissingGlyph, font_directory, require_glyphs
from courses.documents.printing import print_html

STYLE = (
    '<style>@font-face { font-family: "Noto Sans"; src: url("NotoSans-Regular.ttf"); }'
    '@page { size: a4; margin: 2cm } html, p { font-family: "Noto Sans"; font-size: 9pt }</style>'
)
ARABIC, PERSIAN, CHINESE, KOREAN, HINDI = "محمد الأحمد", "علی‌پور", "王小明", "김민준", "प्रिया शर्मा"


def printed(text: str) -> bytes:
    return print_html(f"{STYLE}<p>{text}</p>", fonts=font_directory()).pdf


def spoken(pdf: bytes) -> list[str]:
    """What a screen reader is told instead of the glyphs."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = pikepdf.parse_content_stream(document.pages[0])
    told = [one.operands[1] for one in found if str(one.operator) == "BDC"]
    return [str(one.ActualText) for one in told if "/ActualText" in one]


@pytest.mark.parametrize("name", [ARABIC, PERSIAN, CHINESE, KOREAN, HINDI])
def test_it_is_read_as_it_was_written_and_every_font_is_embedded(name):
    pdf = printed(f"Für {name} und alle")
    assert spoken(pdf) == [name]
    done = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert len(rows) == 2
    assert all(row.split()[-5] == "yes" for row in rows), rows


@pytest.mark.parametrize("name", [CHINESE, KOREAN, HINDI])
def test_other_programs_find_the_text(name):
    pdf = printed(f"Für {name} und alle")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    assert f"Für {name} und alle" in done.stdout.decode()


def test_arabic_letters_are_joined_and_stand_from_right_to_left():
    face = scripts.face_for(["سس"])
    first, last = face.written["سس"]
    assert face.read(first + last) == "سس"
    assert [face.meanings[ord(code)][0] for code in (first, last)] == [1, 0]
    outlines = TTFont(io.BytesIO(face.data))["glyf"]
    names = TTFont(io.BytesIO(face.data)).getBestCmap()
    shapes = [list(outlines[names[ord(code)]].coordinates) for code in (first, last)]
    assert shapes[0] != shapes[1]


def test_the_next_document_has_letters_of_its_own():
    """The layout engine keeps fonts by name; two names must not share theirs."""
    assert spoken(printed(ARABIC)) == [ARABIC]
    assert spoken(printed(CHINESE)) == [CHINESE]
    assert printed(ARABIC) == printed(ARABIC)


def test_the_next_name_may_have_more_letters():
    """The layout engine also remembers, by name, how many characters a font has."""
    names = ["王", "김민준", CHINESE, HINDI, ARABIC, f"{HINDI} {HINDI}"]
    assert [spoken(printed(name)) for name in names] == [[name] for name in names]


def test_what_is_not_printed_needs_no_letters():
    pdf = printed(f'Für <a title="{ARABIC}">alle</a>')
    assert spoken(pdf) == []
    assert b"urther" not in pdf


def test_the_same_characters_have_the_shape_of_their_language():
    def outline(text):
        face = scripts.face_for([text])
        font = TTFont(io.BytesIO(face.data))
        return list(font["glyf"][font.getBestCmap()[ord(face.written[text][0])]].coordinates)

    assert outline("直") != outline("直さくら")


def test_a_font_of_the_operator_is_used(settings, monkeypatch):
    monkeypatch.setattr(scripts, "PACKAGES", ())
    with pytest.raises(MissingGlyph):
        require_glyphs(ARABIC)
    package = scripts.import_module("fontpkg_noto_sans_arabic")
    settings.COURSES_FURTHER_FONTS = [f"{package.ROOT}/files/NotoSansArabic[wdth,wght].ttf"]
    require_glyphs(ARABIC)
    assert spoken(printed(ARABIC)) == [ARABIC]
