"""Room for the storeys above: panels on the pages of a course.

An app above registers a function with the Wagtail hook `construct_course_panels`; it is called
once per page with `(panels, request, page, steps)` and appends `CoursePanel`s. Nothing is sent in
the preview of the admin, where there is no learner.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail import hooks

if TYPE_CHECKING:
    from wagtail.models import Page

    from .queries.steps import Step


class CoursePanel:
    """A piece of a page offered by another app.

    place: "top" (under the title), "end" (after the content) or "steps" (beside the step list).
    """

    order = 100

    def __init__(
        self, *, place: str, template: str, context: dict[str, Any], order: int = 100
    ) -> None:
        self.place = place
        self.template = template
        self.context = context
        self.order = order

    def render(self, request: HttpRequest) -> SafeString:
        return render_to_string(self.template, self.context, request=request)


def course_panels(
    request: HttpRequest, page: "Page", *, steps: "Sequence[Step]"
) -> dict[str, list[SafeString]]:
    """Rendered panels by place, in their order."""
    if getattr(request, "is_preview", False):
        return {}
    panels: list[CoursePanel] = []
    for fn in hooks.get_hooks("construct_course_panels"):
        fn(panels, request, page, steps)
    places: dict[str, list[SafeString]] = defaultdict(list)
    for panel in sorted(panels, key=lambda panel: panel.order):
        places[panel.place].append(panel.render(request))
    return dict(places)
