"""Room for the storeys above: panels on the overview of a question.

An app above registers a function with the Wagtail hook `construct_question_panels`; it is called
once per overview with `(panels, request, question)` and appends objects with a method
`render(request)` that gives safe HTML, e.g. `QuestionPanel`s. An attribute `order` sorts them.
"""

from typing import Any, Protocol

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail import hooks

from ..models import Question


class Panel(Protocol):
    def render(self, request: HttpRequest) -> str: ...


class QuestionPanel:
    """A template with a heading of level 2."""

    def __init__(self, *, template: str, context: dict[str, Any], order: int = 100) -> None:
        self.template = template
        self.context = context
        self.order = order

    def render(self, request: HttpRequest) -> SafeString:
        return render_to_string(self.template, self.context, request=request)


def question_panels(request: HttpRequest, question: Question) -> list[str]:
    """The rendered panels, in their order."""
    panels: list[Panel] = []
    for fn in hooks.get_hooks("construct_question_panels"):
        fn(panels, request, question)
    ordered = sorted(panels, key=lambda panel: getattr(panel, "order", 100))
    return [panel.render(request) for panel in ordered]
