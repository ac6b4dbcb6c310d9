"""A layout that tells the canvas which element of the HTML it is drawing."""

from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.pdfbase import pdfmetrics
from xhtml2pdf.context import pisaContext
from xhtml2pdf.xhtml2pdf_reportlab import PmlBaseDoc, PmlParagraph

from .canvas import Block, MarkingCanvas
from .elements import Element
from .lines import with_spaces_at_breaks
from .scripts import Face


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
    placeholders: tuple[str, ...] = ()
    alphabet = ""
    face: Face | None = None

    def _makeCanvas(self, filename: Any = None, canvasmaker: Any = None) -> MarkingCanvas:
        self.canvas = super()._makeCanvas(filename=filename, canvasmaker=MarkingCanvas)
        self.canvas.placeholders, self.canvas.alphabet = self.placeholders, self.alphabet
        self.canvas.face = self.face
        return self.canvas


def _block_of(paragraph: MarkedParagraph) -> Block | None:
    known = [frag for frag in paragraph.frags if hasattr(frag, "element")]
    if not known:
        return None
    speaking = [frag for frag in known if getattr(frag, "text", "") or getattr(frag, "words", [])]
    pictures = [frag.element for frag in known if _is_picture(frag)]
    first = (speaking or known)[0].element
    block = first if first.is_ornament else first.block
    return Block(
        element=block,
        pictures=pictures,
        has_label=bool(paragraph.bulletText),
        centred=paragraph.style.alignment == TA_CENTER,
        spare=_spare(paragraph.blPara.lines),
    )


def _spare(lines: list[Any]) -> float | None:
    """Room left on the only line of a paragraph."""
    if len(lines) != 1:
        return None
    (line,) = lines
    return float(line[0] if isinstance(line, tuple) else line.extraSpace)


def _is_picture(frag: Any) -> bool:
    return getattr(getattr(frag, "cbDefn", None), "kind", "") == "img"
