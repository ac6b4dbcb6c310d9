"""The catalogue: filters, full-text search and pages of courses."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..conf import settings
from ..models import CatalogPage, CoursePage, LessonPage, ProfessionalGroup, Topic

MAX_HITS = 500
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


def search_words(raw: str) -> str:
    """Letters, digits and single spaces, at most 100 characters.

    Quotes break SQLite's FTS syntax and NUL breaks both databases; neither helps a search.
    """
    return " ".join(re.sub(r"[\W_]+", " ", raw[:200]).split())[:100]


def slug_or_nothing(raw: str) -> str:
    return raw if re.fullmatch(r"[\w-]{1,60}", raw) else ""


def courses_found(catalogue: CatalogPage, wanted: CatalogueFilter) -> QuerySet[CoursePage]:
    """The live, public courses of a catalogue that fit; topics come along."""
    private = Page.objects.all().private_q()
    courses = CoursePage.objects.child_of(catalogue).live().exclude(private)
    if wanted.topic:
        courses = courses.filter(topics__slug=wanted.topic)
    if wanted.group:
        for_group = Q(groups__slug=wanted.group) | Q(groups__isnull=True)
        courses = courses.filter(for_group)
    if wanted.duration:
        courses = courses.filter(DURATIONS[wanted.duration][1])
    if wanted.words:
        courses = courses.filter(matches(wanted.words, private))
    return courses.distinct().order_by("title").prefetch_related("topics")


def matches(words: str, private: Q) -> Q:
    """Courses whose own text fits, or that have a lesson open to all whose text does."""
    own = CoursePage.objects.live().exclude(private).search(words)[:MAX_HITS]
    lessons = LessonPage.objects.live().exclude(private).search(words)[:MAX_HITS]
    parents = {lesson.path[: -lesson.steplen] for lesson in lessons}
    return Q(pk__in=[course.pk for course in own]) | Q(path__in=parents)


def catalogue_context(catalogue: CatalogPage, query: QueryDict) -> dict[str, Any]:
    wanted = CatalogueFilter.from_query(query)
    paginator = Paginator(courses_found(catalogue, wanted), settings.CATALOGUE_PAGE_SIZE)
    keep = query.copy()
    keep.pop("page", None)
    return {
        "wanted": wanted,
        "page_obj": paginator.get_page(query.get("page")),
        "querystring": keep.urlencode(),
        "topics": Topic.objects.all(),
        "groups": ProfessionalGroup.objects.filter(is_active=True),
        "durations": [(slug, label) for slug, (label, _q) in DURATIONS.items()],
    }
