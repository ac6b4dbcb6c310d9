"""Noto Sans as four static faces, and the characters they can really print.

The published files are variable fonts; ReportLab ignores their axes and would print bold as
regular. So each face is cut once with fontTools and kept as a file.
"""

import atexit
import hashlib
import os
import shutil
import tempfile
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Literal, NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from . import scripts

Style = Literal["regular", "bold", "italic", "light"]
PACKAGE = "fontpkg_noto_sans"
# ReportLab sets one glyph a character. Devanagari needs shaping, so its glyphs are left out here
# and drawn as a further script.
NEEDS_SHAPING = (range(0x0900, 0x0980), range(0x1CD0, 0x1D00), range(0xA8E0, 0xA900))
DROPPED_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "DSIG"]


class Face(NamedTuple):
    style: Style
    source: str
    weight: int
    target: str


FACES = (
    Face("regular", "NotoSans[wdth,wght].ttf", 400, "NotoSans-Regular.ttf"),
    Face("bold", "NotoSans[wdth,wght].ttf", 700, "NotoSans-Bold.ttf"),
    Face("light", "NotoSans[wdth,wght].ttf", 300, "NotoSans-Light.ttf"),
    Face("italic", "NotoSans-Italic[wdth,wght].ttf", 400, "NotoSans-Italic.ttf"),
)


class FontMissing(RuntimeError):
    """A font file that print needs is not installed."""


class MissingGlyph(ValueError):
    """No font that is installed can print these characters."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        listed = ", ".join(f"{char} (U+{ord(char):04X})" for char in characters)
        super().__init__(f"No font for print has: {listed}")


def source_directory() -> Path:
    """Where the font package keeps its files; FontMissing when it is not installed."""
    try:
        package = import_module(PACKAGE)
    except ImportError as error:
        raise FontMissing(f"The package {PACKAGE} is not installed.") from error
    return Path(package.ROOT) / "files"


def font_directory(target: Path | None = None) -> Path:
    """Directory with the three static faces, cut on first use (about five seconds).

    `target` keeps them between processes; it must be writable for this account only. Without
    it every process has a private directory that it removes when it ends.
    """
    if target is None and not _private_directory(os.getpid()).is_dir():
        _private_directory.cache_clear()  # swept away by a cleaner of temporary files
    return _cut_all(target or _private_directory(os.getpid()))


def printable_characters(target: Path | None = None) -> frozenset[int]:
    """Code points that all faces have."""
    return printable(font_directory(target))


def printable(directory: Path) -> frozenset[int]:
    """The same, of fonts that are cut already."""
    return _coverage(directory)


def require_glyphs(text: str, target: Path | None = None) -> None:
    """Raise MissingGlyph with the characters of `text` that would come out as boxes."""
    known = printable_characters(target)
    further = {char for char in text if ord(char) not in known and char not in "\n\r\t"}
    if missing := scripts.missing(further):
        raise MissingGlyph("".join(sorted(missing)))


def ems(text: str, style: Style = "regular", target: Path | None = None) -> float:
    """Width of one line of `text` as a multiple of the type size."""
    widths = _advances(font_directory(target), style)
    return sum(widths.get(ord(char), 1.0) for char in text)


@cache
def _private_directory(process: int) -> Path:
    directory = Path(tempfile.mkdtemp(prefix="print-fonts-"))
    atexit.register(_remove, directory, process)
    return directory


def _remove(directory: Path, process: int) -> None:
    # A forked child inherits the exit handler, but not the directory.
    if process == os.getpid():
        shutil.rmtree(directory, ignore_errors=True)


def _cut_all(target: Path) -> Path:
    """Cut what is not there, into a folder named after font and recipe."""
    source = source_directory()
    folder = target / _edition()
    folder.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        if not (folder / face.target).exists():
            _cut(source / face.source, face.weight, folder / face.target)
    return folder


@cache
def _edition() -> str:
    recipe = repr((FACES, NEEDS_SHAPING, DROPPED_TABLES, metadata.version("fonttools")))
    return f"{metadata.version(PACKAGE)}-{hashlib.sha256(recipe.encode()).hexdigest()[:8]}"


def _cut(source: Path, weight: int, target: Path) -> None:
    if not source.is_file():
        raise FontMissing(f"The font file {source.name} is missing from {PACKAGE}.")
    font = TTFont(source, recalcTimestamp=False)
    _keep_simple_scripts(font)
    font = instancer.instantiateVariableFont(
        font, {"wght": weight, "wdth": 100}, inplace=True, updateFontNames=True
    )
    font["name"].setName(target.stem, 6, 3, 1, 0x409)
    # Another process may cut the same face: whole files only.
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as draft:
        font.save(draft)
    os.replace(draft.name, target)


def _keep_simple_scripts(font: TTFont) -> None:
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=[])
    options.drop_tables += DROPPED_TABLES
    options.name_IDs = options.name_languages = ["*"]
    cutter = subset.Subsetter(options)
    cutter.populate(
        unicodes=[
            code for code in font.getBestCmap() if not any(code in block for block in NEEDS_SHAPING)
        ]
    )
    cutter.subset(font)


@cache
def _coverage(directory: Path) -> frozenset[int]:
    return frozenset.intersection(*(frozenset(_advances(directory, face.style)) for face in FACES))


@cache
def _advances(directory: Path, style: Style) -> dict[int, float]:
    """Advance width in ems by code point."""
    face = next(face for face in FACES if face.style == style)
    with TTFont(directory / face.target) as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}
