"""HTML to pages of PDF with marked content; fonts come from one folder, nothing else is read."""

import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xhtml2pdf.config.resources import ResourceAccessPolicy, render_budget, use_policy
from xhtml2pdf.default import DEFAULT_PAGE_NAME
from xhtml2pdf.document import _RENDER_LOCK, pisaStory  # the lock of its module globals
from xhtml2pdf.files import cleanFiles
from xhtml2pdf.util import reset_caches

from .canvas import Mark
from .fonts import printable
from .further import FAMILY, register, with_further_scripts
from .marking import MarkingContext, MarkingDocument
from .slots import Ink, Slot


class PrintingFailed(RuntimeError):
    """The layout engine left something out."""


@dataclass(frozen=True)
class Printed:
    """Pages as ReportLab wrote them, and where each piece of content came from."""

    pdf: bytes
    marks: tuple[Mark, ...]
    pages: int
    slots: tuple[Slot, ...] = ()
    inks: Mapping[str, Ink] = field(default_factory=dict)
    named_pictures: Mapping[str, str] = field(default_factory=dict)


def print_html(
    html: str, *, fonts: Path, placeholders: Collection[str] = (), alphabet: str = ""
) -> Printed:
    """Lay out `html`, whose style sheet must have an `@page` rule; the same input, the same bytes.

    Runs of text with one of `placeholders` become slots, whose fonts get all of `alphabet`; by
    `named_pictures` one finds the picture with an id. Raises PrintingFailed, FontNotEmbedded.
    """
    common = printable(fonts)
    html, face = with_further_scripts(html, lambda char: ord(char) in common)
    policy = ResourceAccessPolicy.server(fonts, allow_remote=False)
    context = MarkingContext(str(fonts / "document.html"))
    context.resource_policy = policy
    out = io.BytesIO()
    with _RENDER_LOCK, use_policy(policy), render_budget(policy):
        try:
            if face:
                register(face)
                context.registerFont(FAMILY)
            pisaStory(html, encoding="utf-8", context=context, resource_policy=policy)
            document = _document(context, out)
            document.placeholders, document.alphabet = tuple(placeholders), alphabet
            document.face = face
            document.build(context.story)
        finally:
            cleanFiles()
            reset_caches()
    if context.err or context.warn:
        raise PrintingFailed("; ".join(str(entry[2]) for entry in context.log))
    canvas = document.canvas
    return Printed(
        pdf=out.getvalue(),
        marks=tuple(canvas.marks),
        pages=canvas.getPageNumber() - 1,
        slots=tuple(canvas.slots),
        inks=canvas.inks,
        named_pictures=canvas.named_pictures,
    )


def _document(context: MarkingContext, out: io.BytesIO) -> MarkingDocument:
    if DEFAULT_PAGE_NAME not in context.templateList:
        raise PrintingFailed("the style sheet has no @page rule")
    body = context.templateList.pop(DEFAULT_PAGE_NAME)
    document = MarkingDocument(out, pagesize=context.pageSize, allowSplitting=1, invariant=1)
    document.addPageTemplates([body, *context.templateList.values()])
    document.pisaPositioned = context.positioned
    return document
