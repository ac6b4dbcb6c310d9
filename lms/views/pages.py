"""Neutral addresses: pages of a course under their number, for those who want no topic in it.

Browsers keep addresses in their history, and ours are made of titles. For readers with neutral
titles every such address leads on to `…/seite/<number>/`, which shows the same page.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.views import serve

from courses.models import CoursePage, LessonPage, QuizPage
from courses.reader import reader_of

BY_NUMBER = "_lms_by_number"


def lead_to_number(
    page: Page, request: HttpRequest, serve_args: Any, serve_kwargs: Any
) -> HttpResponse | None:
    """Hook `before_serve_page`: leave the telling address before anything of it is shown."""
    if request.method not in ("GET", "HEAD") or hasattr(request, BY_NUMBER):
        return None
    if not isinstance(page, (CoursePage, LessonPage, QuizPage)):
        return None
    if not reader_of(request).neutral_titles:
        return None
    return onward(request, reverse("lms:page", args=[page.pk]))


@require_safe
def page_by_number(request: HttpRequest, page_pk: int) -> HttpResponse:
    """The page under its number; those without neutral titles go to its usual address."""
    page = get_object_or_404(Page.objects.live().public(), pk=page_pk)
    site = Site.find_for_request(request)
    if site is None or not page.url_path.startswith(site.root_page.url_path):
        raise Http404
    if not reader_of(request).neutral_titles:
        return onward(request, page.get_url(request))
    setattr(request, BY_NUMBER, True)
    return serve(request, page.url_path.removeprefix(site.root_page.url_path))


def onward(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect that keeps the query string and is never stored: it depends on the person."""
    query = request.META.get("QUERY_STRING", "")
    response = redirect(f"{address}?{query}" if query else address)
    add_never_cache_headers(response)
    return response
