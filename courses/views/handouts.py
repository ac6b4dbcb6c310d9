"""Handouts: `<catalogue>/handreichungen/` and `<catalogue>/handreichungen/<slug>/`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import CatalogPage, Handout
from ..queries.contacts import help_contacts
from ..queries.handouts import handouts_for, shown_handouts
from ..reader import reader_of


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
    return render(request, "courses/handouts/handout.html", context)
