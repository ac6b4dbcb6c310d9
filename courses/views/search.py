"""Search across all lessons: `<catalogue>/suche/?q=…`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import CatalogPage
from ..queries.search import hits
from ..queries.words import search_words


def search_page(request: HttpRequest, catalogue: CatalogPage) -> HttpResponse:
    """A page of hits for `q`; without a word to look for, the empty form."""
    raw = request.GET.get("q", "")
    words = search_words(raw)
    context = {
        "page": catalogue,
        "self": catalogue,
        "words": words,
        "asked": bool(raw.strip()),
        "searching": True,
    }
    if words:
        keep = request.GET.copy()
        keep.pop("page", None)
        keep["q"] = words
        context |= {
            "page_obj": hits(catalogue, words, request.GET.get("page"), request),
            "querystring": keep.urlencode(),
        }
    return render(request, "courses/search_page.html", context)
