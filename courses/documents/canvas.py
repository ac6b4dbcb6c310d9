"""A canvas that wraps every piece in marked content and remembers what it is.

Text, pictures and links of a known element get a number (ISO 32000-1, 14.6) and an entry in the
list of marks; all other ink is an artifact. `structure` makes the tags out of that list.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.textobject import PDFTextObject
from xhtml2pdf.builders.printmarks import MarkedCanvas

from .elements import Element
from .further import FAMILY, spoken
from .scripts import Face
from .slots import Ink, Slot, ink_of

PAINTS = re.compile(r"(?:^|\s)(?:S|s|f|F|f\*|B|B\*|b|b\*|Do|sh)(?:\s|$)")
DRAWN = re.compile(r"(/\S+) Do")
ARTIFACT, END = "/Artifact BMC", "EMC"


class FontNotEmbedded(RuntimeError):
    """Text was set in a font that the file would not carry."""


class Mark(NamedTuple):
    """One piece of content: page from 0, number within the page, source element, what it is.

    The number of a link is its place among the annotations of the page.
    """

    page: int
    number: int
    element: Element
    kind: Literal["text", "label", "picture", "link"]


@dataclass
class Block:
    """What a paragraph is about to draw."""

    element: Element
    pictures: list[Element] = field(default_factory=list)
    has_label: bool = False
    centred: bool = False
    spare: float | None = None


class MarkedText(PDFTextObject):
    """Sets text in embedded fonts only."""

    shows = False

    def setFont(self, name: str, size: float, leading: float | None = None) -> None:
        before = len(self._code)
        super().setFont(name, size, leading)
        del self._code[before:]  # an idle Helvetica would be named in the page

    def _formatText(self, text: str | bytes) -> str:
        if text and not pdfmetrics.getFont(self._fontname)._dynamicFont:
            raise FontNotEmbedded(f"text in a font that is not embedded: {self._fontname}")
        self.shows = self.shows or bool(text)
        plain = text.decode() if isinstance(text, bytes) else text
        if self._canvas.is_slot(plain):
            self._curSubset = -1  # what fills the slot selects a font of its own
            return self._canvas.add_slot(plain, self._fontname, self._fontsize)
        shown = str(super()._formatText(text))
        if self._fontname != FAMILY or not plain or self._canvas.face is None:
            return shown
        return spoken(shown, self._canvas.face.read(plain))


class MarkingCanvas(MarkedCanvas):
    """Collects `marks` while it draws."""

    block: Block | None = None
    face: Face | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.marks: list[Mark] = []
        self.next_number = self.links = 0
        self.repeated: dict[int, int] = {}
        self.placeholders: tuple[str, ...] = ()
        self.alphabet = ""
        self.slots: list[Slot] = []
        self.inks: dict[str, Ink] = {}
        self.named_pictures: dict[str, str] = {}
        super().__init__(*args, **kwargs)

    def _make_preamble(self) -> None:
        self._preamble = ""  # ReportLab's own selects Helvetica

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:
        before = len(self._code)
        super().setFont(psfontname, size, leading)
        del self._code[before:]  # cells select Helvetica before their text selects its own

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> MarkedText:
        return MarkedText(self, x, y, direction)

    def drawText(self, aTextObject: MarkedText) -> None:
        if not aTextObject.shows:
            return
        block, element, kind = self.block, None, "text"
        if block:
            element, kind = block.element, "label" if block.has_label else "text"
            block.has_label = False
        self._code += [self._begin(element, kind), str(aTextObject.getCode()), END]

    def drawImage(self, *args: Any, **kwargs: Any) -> Any:
        picture = self.block.pictures.pop(0) if self.block and self.block.pictures else None
        if picture is not None and not picture.attributes.get("alt"):
            picture = None
        self._code.append(self._begin(picture, "picture"))
        drawn = super().drawImage(*args, **kwargs)
        if picture is not None and "id" in picture.attributes:
            name = DRAWN.findall(" ".join(self._code[-3:]))[-1]
            self.named_pictures[picture.attributes["id"]] = name
        self._code.append(END)
        return drawn

    def is_slot(self, text: str) -> bool:
        return any(placeholder in text for placeholder in self.placeholders)

    def add_slot(self, text: str, font: str, size: float) -> str:
        block = self.block or Block(Element("", {}))
        self.slots.append(Slot(self._pageNumber - 1, text, font, size, block.centred, block.spare))
        return f"@@SLOT{len(self.slots) - 1}@@"

    def save(self) -> None:
        for name in {slot.font for slot in self.slots}:
            self.inks[name] = ink_of(pdfmetrics.getFont(name), self._doc, self.alphabet)
        super().save()

    def linkURL(self, *args: Any, **kwargs: Any) -> None:
        super().linkURL(*args, **kwargs)
        if self.block:
            self.marks.append(Mark(self._pageNumber - 1, self.links, self.block.element, "link"))
        self.links += 1

    def showPage(self) -> None:
        self._code[:] = _with_artifacts(self._code)
        super().showPage()
        self.next_number = self.links = 0

    def _begin(self, element: Element | None, kind: Any) -> str:
        """Open a piece of content; without a source it is an ornament."""
        if element is None or element.is_ornament or self._is_repeated(element):
            return ARTIFACT
        mark = Mark(self._pageNumber - 1, self.next_number, element, kind)
        self.marks.append(mark)
        self.next_number += 1
        role = "Lbl" if kind == "label" else element.role or "P"
        return f"/{role} <</MCID {mark.number}>> BDC"

    def _is_repeated(self, element: Element) -> bool:
        """A table head is read once, not again on every page."""
        head, page = element.inside("thead"), self._pageNumber
        return head is not None and self.repeated.setdefault(id(head), page) != page


def _with_artifacts(code: Iterable[str]) -> Iterator[str]:
    """Wrap what paints outside of marked content."""
    inside = False
    for entry in list(code):
        opens = entry.endswith((" BDC", " BMC"))
        inside = (inside or opens) and entry != END
        if not inside and entry != END and PAINTS.search(entry):
            yield from (ARTIFACT, entry, END)
        else:
            yield entry
