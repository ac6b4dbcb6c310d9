"""Letters that Noto Sans cannot print one by one: Arabic, Chinese, Devanagari and others.

HarfBuzz shapes each run of such letters, and what it draws becomes a small font of its own, one
glyph for each place of the run, in the order in which the eye meets them. The page then holds
codes of the private use area, and beside them what they mean (`Face.meanings`).
"""

import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Offset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from ..conf import settings

FIRST_CODE, LAST_CODE = 0xE000, 0xF8FF  # private use area of Unicode
EM, ASCENT, DESCENT, CUBIC_ERROR = 1000, 1069, -293, 1.0  # line height as in Noto Sans
# Package and file; those that are not installed are passed over. Noto Sans itself is among them,
# because its Devanagari needs shaping. Chinese, Japanese and Korean share one collection, whose
# faces differ in the shape of common characters.
PACKAGES = (
    ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),
    ("noto_cjk_sans_otc", "NotoSansCJK-Regular.ttc"),
)
JAPANESE, KOREAN, CHINESE = 0, 1, 2
WEIGHT = 350.0


@dataclass
class Face:
    """A font for some runs. `meanings`: code → place in its run and the letters it shows."""

    meanings: dict[int, tuple[int, str]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    data: bytes = b""

    def read(self, codes: str) -> str:
        """The letters behind some of its codes, in the order in which they are read."""
        return "".join(text for _place, text in sorted(self.meanings[ord(code)] for code in codes))


def files() -> tuple[Path, ...]:
    """Fonts for further scripts: those of installed packages, then those of the operator."""
    found = [
        Path(str(import_module(package).__file__)).parent / name
        for package, name in PACKAGES
        if find_spec(package)
    ]
    return (*found, *settings.FURTHER_FONTS)


def missing(characters: Iterable[str]) -> set[str]:
    """Those that none of the files has."""
    return {char for char in characters if _file_with(char, files()) is None}


def face_for(runs: Iterable[str]) -> Face:
    """One font for all of `runs`, whose characters are known not to be missing."""
    face, glyphs, widths = Face(), {".notdef": TTGlyphPen(None).glyph()}, {".notdef": 500}
    for run in dict.fromkeys(runs):
        codes = ""
        for place, text, outline, width in _drawn(run):
            code = FIRST_CODE + len(face.meanings)
            if code > LAST_CODE:
                raise OverflowError("more letters than one document may have")
            glyphs[f"u{code:X}"], widths[f"u{code:X}"] = outline, width
            face.meanings[code] = (place, text)
            codes += chr(code)
        face.written[run] = codes
    face.data = _built(glyphs, widths, {code: f"u{code:X}" for code in face.meanings})
    return face


def _drawn(run: str) -> Iterator[tuple[int, str, Any, int]]:
    """From left to right: place in the run, its letters, outline and width."""
    parts = list(_parts(run))
    if _is_rightward(run):
        parts.reverse()
    for start, text, path in parts:
        yield from _shaped(start, text, path, _face_number(run, path))


def _parts(run: str) -> Iterator[tuple[int, str, Path]]:
    """Runs of one font; what stands between, like a space, belongs to the letters before it."""
    start, path = 0, _file_with(run[0], files())
    for place, char in enumerate(run):
        other = path if _has(path, char) else _file_with(char, files())
        if other != path and path is not None:
            yield start, run[start:place], path
            start, path = place, other
    if path is not None:
        yield start, run[start:], path


def _shaped(start: int, text: str, path: Path, number: int) -> Iterator[tuple[int, str, Any, int]]:
    font = _font(path, number)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    scale = EM / font.face.upem
    clusters = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(clusters, [*clusters[1:], len(text)], strict=True))
    told: set[int] = set()
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        letters = "" if info.cluster in told else text[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        pen = TTGlyphPen(None)
        moved = Offset(position.x_offset, position.y_offset)
        outer = TransformPen(Cu2QuPen(pen, CUBIC_ERROR), (scale, 0, 0, scale, 0, 0))
        font.draw_glyph_with_pen(info.codepoint, TransformPen(outer, moved))
        yield start + info.cluster, letters, pen.glyph(), round(position.x_advance * scale)


def _built(glyphs: Mapping[str, Any], widths: Mapping[str, int], codes: Mapping[int, str]) -> bytes:
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(dict(codes))
    builder.setupGlyf(dict(glyphs))
    # Readers move a glyph whose bearing differs from its outline.
    bearings = {name: getattr(glyph, "xMin", 0) for name, glyph in glyphs.items()}
    metrics = {name: (width, bearings[name]) for name, width in widths.items()}
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    names = {"familyName": "Further Scripts", "styleName": "Regular", "psName": "FurtherScripts"}
    builder.setupNameTable(names)
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0  # same runs, same bytes
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _is_rightward(run: str) -> bool:
    """Written from right to left, as its first strong letter says (Unicode TR 9, P2)."""
    strong = (unicodedata.bidirectional(char) for char in run)
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)


def _face_number(run: str, path: Path) -> int:
    if path.suffix != ".ttc":
        return 0
    names = " ".join(unicodedata.name(char, "") for char in run)
    if "HIRAGANA" in names or "KATAKANA" in names:
        return JAPANESE
    return KOREAN if "HANGUL" in names else CHINESE


def _file_with(char: str, paths: tuple[Path, ...]) -> Path | None:
    return next((path for path in paths if _has(path, char)), None)


def _has(path: Path | None, char: str) -> bool:
    return path is not None and ord(char) in _characters(path)


@cache
def _characters(path: Path) -> frozenset[int]:
    return frozenset(_font(path, 0).face.unicodes)


@cache
def _font(path: Path, number: int) -> hb.Font:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path)), number))
    font.set_variations({"wght": WEIGHT})
    return font
