"""On the first page of the admin: begin a course, or go on with a draft."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from ..queries.authoring import catalogues_to_add_to, drafts_to_go_on_with


class CoursesPanel(Component):
    """For those who may add courses; others see nothing of it."""

    name = "courses"
    template_name = "courses/authoring/home.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"drafts": drafts_to_go_on_with(parent_context["request"].user)}


def offer(request: HttpRequest, panels: list[Component]) -> None:
    if catalogues_to_add_to(request.user).exists():
        panels.append(CoursesPanel())
