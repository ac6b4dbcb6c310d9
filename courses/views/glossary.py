"""The glossary: `<catalogue>/begriffe/`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import CatalogPage
from ..queries.glossary import all_terms, by_letter


def glossary_page(request: HttpRequest, catalogue: CatalogPage) -> HttpResponse:
    context = {"page": catalogue, "self": catalogue, "sections": by_letter(all_terms())}
    return render(request, "courses/glossary_page.html", context)
