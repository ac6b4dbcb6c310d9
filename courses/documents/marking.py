"""A layout that remembers where each piece came from.

xhtml2pdf draws paragraphs, pictures and links on a canvas. Here every piece is wrapped in marked
content with a number (ISO 32000-1, 14.6), and the list of marks says which element of the HTML
it is; all other ink is an artifact. `structure` makes the tags out of that list.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.textobject import PDFTextObject
from xhtml2pdf.builders.printmarks import MarkedCanvas
from xhtml2pdf.context import pisaContext
from xhtml2pdf.xhtml2pdf_reportlab import PmlBaseDoc, PmlParagraph

from .elements import Element
from .lines import with_spaces_at_breaks

PAINTS = re.compile(r"(?:^|\s)(?:S|s|f|F|f\*|B|B\*|b|b\*|Do|sh)(?:\s|$)")
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
        return super()._formatText(text)


class MarkingCanvas(MarkedCanvas):
    """Collects `marks` while it draws."""

    block: Block | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.marks: list[Mark] = []
        self.next_number = self.links = 0
        self.repeated: dict[int, int] = {}
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
        self._code.append(END)
        return drawn

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


class MarkedParagraph(PmlParagraph):
    """Tells the canvas which element it draws."""

    def drawPara(self, debug: int = 0) -> Any:
        self._embed_bullet()
        around, self.canv.block = self.canv.block, _block_of(self)
        try:
            return super().drawPara(debug)
        finally:
            self.canv.block = around

    def _embed_bullet(self) -> None:
        """A disc would come from Symbol, which is never embedded; our fonts have it too."""
        marked = [self.style] if isinstance(self.bulletText, str) else self.bulletText or []
        for part in marked:
            for name in ("bulletFontName", "fontName"):
                font = getattr(part, name, None)
                if font and not pdfmetrics.getFont(font)._dynamicFont:
                    setattr(part, name, self.style.fontName)

    def displayLines(self) -> list[Any]:
        return with_spaces_at_breaks(super().displayLines(), self.frags)


class MarkingContext(pisaContext):
    """Notes the source element of every fragment, and makes every paragraph a marked one."""

    pushed: Any = None

    def pushFrag(self) -> None:
        around = getattr(self.frag, "element", None)
        super().pushFrag()
        if self.node is self.pushed:  # generated content of the same element
            return
        self.pushed = self.node
        attributes = dict(self.node.attributes.items())
        self.frag.element = Element(self.node.tagName, attributes, around)

    def addStory(self, data: Any) -> None:
        if type(data) is PmlParagraph:
            data.__class__ = MarkedParagraph
        super().addStory(data)


class MarkingDocument(PmlBaseDoc):
    """Draws on a marking canvas, which it keeps."""

    canvas: MarkingCanvas

    def _makeCanvas(self, filename: Any = None, canvasmaker: Any = None) -> MarkingCanvas:
        self.canvas = super()._makeCanvas(filename=filename, canvasmaker=MarkingCanvas)
        return self.canvas


def _block_of(paragraph: MarkedParagraph) -> Block | None:
    known = [frag for frag in paragraph.frags if hasattr(frag, "element")]
    if not known:
        return None
    speaking = [frag for frag in known if getattr(frag, "text", "") or getattr(frag, "words", [])]
    pictures = [frag.element for frag in known if _is_picture(frag)]
    first = (speaking or known)[0].element
    block = first if first.is_ornament else first.block
    return Block(block, pictures, bool(paragraph.bulletText))


def _is_picture(frag: Any) -> bool:
    return getattr(getattr(frag, "cbDefn", None), "kind", "") == "img"


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
