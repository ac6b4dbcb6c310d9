"""Choose one of the organisations one manages."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..queries.managing import managed
from ..queries.organisations import with_counts
from .entrance import logged_in

PER_PAGE = 50


@logged_in
@never_cache
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """All organisations one manages; who has one only is led straight in."""
    found = managed(request.user)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    for word in words.split()[:5]:
        found = found.filter(name__icontains=word)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    if page.paginator.count == 1 and not words:
        return redirect("lms:organisation", pk=page.object_list[0].pk)
    context = {"rows": with_counts(page.object_list), "page_obj": page, "words": words}
    return render(request, "lms/organisation/choose.html", context)
