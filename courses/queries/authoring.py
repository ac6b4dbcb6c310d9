"""What authors need to see: where they may add courses, and what is left to do in one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..completeness.checking import Entry
from ..models import CatalogPage, CoursePage


def catalogues_to_add_to(user: Any) -> QuerySet[CatalogPage]:
    """Catalogues below which `user` may add pages."""
    allowed = PagePermissionPolicy(CatalogPage).instances_user_has_permission_for(user, "add")
    return allowed.order_by("path")


@dataclass(frozen=True)
class PageToDo:
    """A page of the course, and what is missing on it."""

    page: Page
    entries: list[Entry]


def pages_of(course: CoursePage, entries: Iterable[Entry]) -> list[PageToDo]:
    """The course and its steps, each with its own findings; questions count to no page."""
    by_page: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.finding.target == "page":
            by_page[entry.finding.pk].append(entry)
    children = course.get_children().order_by("path")
    return [PageToDo(page, by_page[page.pk]) for page in [course, *children]]
