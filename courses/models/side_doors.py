"""Pages a catalogue keeps beside its courses: the search in all lessons, glossary, handouts.

They are addresses of the catalogue page itself, so that a host site has nothing to configure. A
course that already has such an address keeps it.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.url_routing import RouteResult

SEARCH, GLOSSARY, HANDOUTS = "suche", "begriffe", "handreichungen"
DOORS = (SEARCH, GLOSSARY, HANDOUTS)


class SideDoorsMixin:
    """Opens `suche/`, `begriffe/` and `handreichungen/` below a catalogue."""

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        found = behind_door(path_components)
        if found and self.live and not self.get_children().filter(slug=found["door"]).exists():
            return RouteResult(self, kwargs=found)
        return super().route(request, path_components)  # type: ignore[misc]

    def serve(
        self, request: HttpRequest, *args: Any, door: str = "", name: str = "", **kwargs: Any
    ) -> HttpResponse:
        from ..views import glossary, handouts, search

        if door == SEARCH:
            return search.search_page(request, self)
        if door == GLOSSARY:
            return glossary.glossary_page(request, self)
        if door == HANDOUTS:
            return (
                handouts.handout_page(request, self, name)
                if name
                else handouts.handout_list(request, self)
            )
        return super().serve(request, *args, **kwargs)  # type: ignore[misc]


def behind_door(path_components: list[str]) -> dict[str, str]:
    """Which door an address asks for, and of the handouts which one; empty if none."""
    if len(path_components) == 1 and path_components[0] in DOORS:
        return {"door": path_components[0]}
    if len(path_components) == 2 and path_components[0] == HANDOUTS:
        return {"door": HANDOUTS, "name": path_components[1]}
    return {}


def door_url(catalogue_url: str, door: str) -> str:
    return f"{catalogue_url}{door}/"
