"""The way from a course to the handouts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpRequest

from .models import CoursePage
from .models.side_doors import HANDOUTS, door_url
from .panels import CoursePanel
from .queries.handouts import handouts_for
from .reader import reader_of

if TYPE_CHECKING:
    from wagtail.models import Page

    from .queries.steps import Step


def add_handouts(
    panels: list[CoursePanel], request: HttpRequest, page: "Page", steps: "Sequence[Step]"
) -> None:
    """On the page of a course: the handouts for the reader's groups, and the way to all."""
    if not isinstance(page, CoursePage):
        return
    catalogue_url = (page.get_url(request) or "").removesuffix(f"{page.slug}/")
    context = {
        "handouts": handouts_for(reader_of(request)),
        "handouts_url": door_url(catalogue_url, HANDOUTS),
    }
    panels.append(
        CoursePanel(place="end", template="courses/handouts/panel.html", context=context, order=150)
    )
