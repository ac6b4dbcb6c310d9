import os
import shutil
import stat

import pytest
from fontTools.ttLib import TTFont

from courses.documents import fonts


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    cache = tmp_path_factory.mktemp("cut")
    return cache, fonts.font_directory(cache)


def test_the_faces_are_static_and_named_by_style(cut):
    for face in fonts.FACES:
        font = TTFont(cut[1] / face.target)
        assert "fvar" not in font
        assert font["name"].getDebugName(6) == face.target.removesuffix(".ttf")


def test_bold_is_heavier_than_regular():
    assert fonts.ems("Kinderschutz", "bold") > fonts.ems("Kinderschutz", "regular") * 1.03


def test_a_cache_is_cut_once(cut):
    cache, directory = cut
    before = {path: path.stat().st_mtime_ns for path in directory.iterdir()}
    assert fonts.font_directory(cache) == directory
    assert {path: path.stat().st_mtime_ns for path in directory.iterdir()} == before


def test_without_a_cache_the_directory_is_private():
    directory = fonts.font_directory().parent
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert directory.stat().st_uid == os.getuid()


def test_a_swept_directory_is_cut_again():
    shutil.rmtree(fonts.font_directory().parent)
    assert (fonts.font_directory() / "NotoSans-Bold.ttf").is_file()


@pytest.mark.parametrize(
    "name",
    [
        "Şule Yıldız-Gümüş",
        "Zbigniew Łączyński",
        "Nguyễn Thị Thảo Phương",
        "Анастасія Ковальчук",
        "Ελευθερία Παπαδοπούλου",
        "Jürgen Groß-O’Neill",
        "Prof. Dr. سلمى Müller",
        "علی‌پور",
        "李伟",
        "さくら 김민준",
        "अनु शर्मा",
    ],
)
def test_names_of_many_alphabets_can_be_printed(name):
    fonts.require_glyphs(name)


@pytest.mark.parametrize(
    ("text", "missing"),
    [("Li 𓀀 李 𓁐", "𓀀𓁐"), ("Anna 🙂", "🙂")],
)
def test_missing_characters_are_named(text, missing):
    with pytest.raises(fonts.MissingGlyph) as caught:
        fonts.require_glyphs(text)
    assert set(caught.value.characters) == set(missing)
    assert f"U+{ord(missing[0]):04X}" in str(caught.value)


def test_a_missing_package_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "PACKAGE", "fontpkg_that_is_absent")
    with pytest.raises(fonts.FontMissing, match="fontpkg_that_is_absent"):
        fonts.font_directory(tmp_path)


def test_a_missing_font_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "source_directory", lambda: tmp_path / "nowhere")
    with pytest.raises(fonts.FontMissing, match="NotoSans"):
        fonts.font_directory(tmp_path)
