"""The catalogue: filters, full-text search and pages of courses."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..conf import settings
from ..models import CatalogPage, CoursePage, LessonPage, ProfessionalGroup, Topic
from ..models.side_doors import DOORS, door_url
from ..reader import Reader, reader_of
from .for_me import explain, in_order_for
from .public import public_pages
from .words import search_query, search_words

BY_TITLE = "titel"
MAX_HITS = 1000
DURATIONS = {
    "kurz": (_("up to 1 UE"), Q(units__lte=1)),
    "mittel": (_("more than 1 up to 3 UE"), Q(units__gt=1, units__lte=3)),
    "lang": (_("more than 3 UE"), Q(units__gt=3)),
}


@dataclass(frozen=True)
class CatalogueFilter:
    """What a visitor asked for; unknown values are dropped, never an error."""

    words: str = ""
    topic: str = ""
    group: str = ""
    duration: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> "CatalogueFilter":
        duration = query.get("dauer", "")
        return cls(
            words=search_words(query.get("q", "")),
            topic=slug_or_nothing(query.get("thema", "")),
            group=slug_or_nothing(query.get("gruppe", "")),
            duration=duration if duration in DURATIONS else "",
        )

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.topic or self.group or self.duration)


def slug_or_nothing(raw: str) -> str:
    return raw if re.fullmatch(r"[\w-]{1,60}", raw) else ""


def courses_found(catalogue: CatalogPage, wanted: CatalogueFilter) -> QuerySet[CoursePage]:
    """The live, public courses of a catalogue that fit, by title; topics come along."""
    pages = public_pages().child_of(catalogue)
    if wanted.words:
        pages = pages.filter(matches(wanted.words))
    courses = CoursePage.objects.filter(pk__in=pages.values("pk"))
    if wanted.topic:
        courses = courses.filter(topics__slug=wanted.topic)
    if wanted.group:
        for_group = Q(groups__slug=wanted.group) | Q(groups__isnull=True)
        courses = courses.filter(for_group)
    if wanted.duration:
        courses = courses.filter(DURATIONS[wanted.duration][1])
    return courses.distinct().order_by("title").prefetch_related("topics")


def courses_to_begin_with(most: int = 3) -> QuerySet[CoursePage]:
    """Full courses that need no earlier knowledge, then others; the newest of each first."""
    full = CoursePage.objects.live().public().filter(refresher_of=None, variant_of=None)
    basic_first = Case(When(level=CoursePage.Level.BASIC, then=0), default=1)
    return full.prefetch_related("topics").order_by(basic_first, "-first_published_at")[:most]


def matches(words: str) -> Q:
    """Pages whose own text fits, or that have a lesson open to all whose text does."""
    pages = Page.objects.live().type(CoursePage, LessonPage).only("pk", "path")
    found = [page.pk for page in pages.search(search_query(words))[:MAX_HITS]]
    below = public_pages().filter(pk__in=found, path__startswith=OuterRef("path"))
    return Q(pk__in=found) | Q(Exists(below))


def catalogue_context(catalogue: CatalogPage, request: HttpRequest) -> dict[str, Any]:
    """What the catalogue shows; `mine` are the groups it is ordered for, if any."""
    query = request.GET
    wanted = CatalogueFilter.from_query(query)
    courses = courses_found(catalogue, wanted)
    groups = [group for group in ProfessionalGroup.objects.all() if group.is_active]
    mine = groups_to_order_for(groups, wanted, reader_of(request))
    by_title = query.get("folge") == BY_TITLE
    if mine and not by_title:
        courses = in_order_for(courses, [group.slug for group in mine])
    page = Paginator(courses, settings.CATALOGUE_PAGE_SIZE).get_page(query.get("page"))
    if mine and not by_title:
        explain(page.object_list, mine)
    return {
        "wanted": wanted,
        "page_obj": page,
        "querystring": kept(query, "page"),
        "without_order": kept(query, "page", "folge"),
        "mine": mine,
        "by_title": by_title,
        "doors": {door: door_url(catalogue.get_url(request) or "", door) for door in DOORS},
        "topics": Topic.objects.all(),
        "groups": groups,
        "durations": [(slug, label) for slug, (label, _q) in DURATIONS.items()],
    }


def groups_to_order_for(
    groups: list[ProfessionalGroup], wanted: CatalogueFilter, reader: Reader
) -> list[ProfessionalGroup]:
    """The group asked for in the address, else those of the reader's profile."""
    slugs = {wanted.group} if wanted.group else reader.groups
    return [group for group in groups if group.slug in slugs]


def kept(query: QueryDict, *without: str) -> str:
    """The address's other parameters, encoded."""
    keep = query.copy()
    for name in without:
        keep.pop(name, None)
    return keep.urlencode()
