"""What authors need to see: where they may add courses, and what is left to do in one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..completeness.checking import Entry
from ..models import CatalogPage, CoursePage

MOST_DRAFTS = 5


def catalogues_to_add_to(user: Any) -> QuerySet[CatalogPage]:
    """Catalogues below which `user` may add pages."""
    allowed = PagePermissionPolicy(CatalogPage).instances_user_has_permission_for(user, "add")
    return allowed.order_by("path")


def drafts_to_go_on_with(user: Any) -> QuerySet[CoursePage]:
    """The newest courses that `user` may change and nobody has published yet."""
    allowed = PagePermissionPolicy(CoursePage).instances_user_has_permission_for(user, "change")
    return allowed.filter(live=False).order_by("-latest_revision_created_at", "-pk")[:MOST_DRAFTS]


@dataclass(frozen=True)
class PageToDo:
    """A page of the course, and what is missing on it."""

    page: Page
    entries: list[Entry]
    in_review: bool


def pages_of(course: CoursePage, entries: Iterable[Entry]) -> list[PageToDo]:
    """The course and its steps, each with its own findings; questions count to no page."""
    by_page: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.finding.target == "page":
            by_page[entry.finding.pk].append(entry)
    pages = [course, *course.get_children().order_by("path")]
    waiting = in_review(pages)
    return [PageToDo(page, by_page[page.pk], str(page.pk) in waiting) for page in pages]


def in_review(pages: Iterable[Page]) -> set[str]:
    """Keys of the pages that wait for somebody to look at them; one query."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
    )
    return set(states.values_list("object_id", flat=True))
