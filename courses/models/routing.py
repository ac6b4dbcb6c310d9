"""Find a page by its whole path instead of one level at a time."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult

# Fetched along with the page, so that its type costs no further query.
OWN_TYPES = ("catalogpage", "coursepage", "lessonpage", "quizpage")


class ShortRouteMixin:
    """Resolve `catalogue/course/lesson/` in one query, whatever the depth.

    Wagtail asks the database twice per level of the path. `url_path` is stored for every page, so
    the target can be looked up directly. Drafts answer 404 as before; where no page has this
    path, the page above decides, for example a catalogue about its search, else Wagtail's way.
    """

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components:
            return super().route(request, [])  # type: ignore[misc]
        page, parent = pages_below(self, path_components)
        if page is not None:
            return page.route(request, [])
        if parent is not None and parent.pk != self.pk:
            return parent.route(request, path_components[-1:])
        return super().route(request, path_components)  # type: ignore[misc]


def pages_below(above: Page, path_components: list[str]) -> tuple[Page | None, Page | None]:
    """The page at this path below `above`, and the one over it, both as their own types."""
    parent_url = above.url_path + "".join(f"{name}/" for name in path_components[:-1])
    url = f"{parent_url}{path_components[-1]}/"
    pages = Page.objects.filter(
        url_path__in=[url, parent_url],
        path__startswith=above.path,
        slug__in=[above.slug, *path_components][-2:],  # the one of the three that has an index
    ).select_related(*OWN_TYPES, "coursepage__provider")
    found = {page.url_path: page for page in pages}
    parent = in_own_type(found.get(parent_url))
    if url not in found:
        return None, parent
    page = in_own_type(found[url]) or found[url].specific
    if parent:
        page._cached_parent_obj = parent  # where treebeard looks first
    return page, parent


def in_own_type(page: Page | None) -> Page | None:
    """Like `page.specific`, without a query; None for types of other apps."""
    model = page.specific_class if page else None
    if model and model._meta.app_label == "courses" and model._meta.model_name in OWN_TYPES:
        return getattr(page, model._meta.model_name)
    return None
