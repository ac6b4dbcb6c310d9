"""Handouts: `<catalogue>/handreichungen/` and `<catalogue>/handreichungen/<slug>/`."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from ..documents.fonts import MissingGlyph
from ..downloads import as_download
from ..handout_pdf import handout_pdf
from ..models import CatalogPage, ContactPoint, Handout
from ..paper import for_paper
from ..queries.contacts import help_contacts
from ..queries.handouts import handouts_for, shown_handouts
from ..reader import reader_of

logger = logging.getLogger(__name__)
SHEET, FILE = "blatt", "pdf"


def handout_list(request: HttpRequest, catalogue: CatalogPage) -> HttpResponse:
    """All handouts; those for the reader's groups are marked."""
    context = {
        "page": catalogue,
        "self": catalogue,
        "handouts": shown_handouts(),
        "mine": {handout.pk for handout in handouts_for(reader_of(request))},
    }
    return render(request, "courses/handouts/list.html", context)


def handout_page(request: HttpRequest, catalogue: CatalogPage, slug: str) -> HttpResponse:
    context = {
        "page": catalogue,
        "self": catalogue,
        "handout": get_object_or_404(Handout, slug=slug, is_active=True),
        "contacts": help_contacts(),
    }
    if FILE in request.GET:
        return file_or_sheet(context["handout"], context["contacts"])
    if SHEET in request.GET:
        return HttpResponse(handout_sheet(context["handout"], context["contacts"]))
    return render(request, "courses/handouts/handout.html", context)


def file_or_sheet(handout: Handout, contacts: list[ContactPoint]) -> HttpResponse:
    """The PDF; for a text with characters that no font of ours has, the sheet to print."""
    try:
        data = handout_pdf(handout, contacts)
    except MissingGlyph:
        logger.warning("Handout %s cannot be a PDF", handout.slug, exc_info=True)
        return HttpResponse(handout_sheet(handout, contacts))
    return as_download(data, name=f"{handout.slug}.pdf", media_type="application/pdf")


def handout_sheet(handout: Handout, contacts: list[ContactPoint]) -> str:
    """The handout as one plain document, for printers and for makers of PDF files."""
    body = mark_safe(for_paper(str(handout.body)))  # noqa: S308  cleaned when it was saved
    context = {"handout": handout, "contacts": contacts, "body": body}
    return render_to_string("courses/handouts/sheet.html", context)
