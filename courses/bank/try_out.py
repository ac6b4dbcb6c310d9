"""Try a question out: answer it and see how it is graded. Nothing is stored."""

import random
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from ..grading import grade
from ..models import Question
from ..queries.pictures import attach_pictures
from ..queries.versions import DRAFT, body_of
from ..questions.base import Body, MalformedResponse
from ..questions.registry import KINDS
from .screens import QuestionScreen

NAME = "answer"
LATEST_SHOWN = 20


class TryOutView(QuestionScreen, TemplateView):
    """`?what=draft` or a version's number; without it what learners get, else the draft."""

    page_title = _("Try out")
    template_name = "courses/bank/try_out.html"
    deed = "try_out"

    @cached_property
    def numbers(self) -> list[int]:
        numbers = self.question.versions.order_by("-number").values_list("number", flat=True)
        return list(numbers[:LATEST_SHOWN])

    @cached_property
    def what(self) -> str:
        newest = str(self.numbers[0]) if self.numbers else DRAFT
        default = DRAFT if self.question.has_unpublished_changes else newest
        return self.request.GET.get("what") or default

    @cached_property
    def draft(self) -> Question:
        return self.question.get_latest_revision_as_object()

    @cached_property
    def body(self) -> Body:
        """Raises ValidationError while a draft is not complete; 404 for an unknown version."""
        if self.what == DRAFT:
            return self.draft.frozen_body()
        body = body_of(self.question, self.what)
        if body is None:
            raise Http404
        return body

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**self.asked(None)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**self.checked()))

    def asked(self, response: Any) -> dict[str, Any]:
        """The question as a learner gets it, or what is still missing."""
        try:
            body = self.body
        except ValidationError as error:
            return {"problems": error.messages}
        asked = KINDS[body["kind"]].view(body, self.order, response)
        attach_pictures([asked])
        return {"kind": body["kind"], "question": asked | {"name": NAME}}

    def checked(self) -> dict[str, Any]:
        """Beside the question the verdict, the points and the feedback."""
        try:
            body = self.body
            kind = KINDS[body["kind"]]
            response = kind.parse(body, self.request.POST, NAME)
        except MalformedResponse as error:
            return self.asked(None) | {"fault": str(error)}
        except ValidationError as error:
            return {"problems": error.messages}
        review = kind.review(body, self.order, response)
        attach_pictures([review])
        points = str(grade(body, response).fraction)
        return self.asked(response) | {"review": review, "points": points}

    @cached_property
    def order(self) -> list[str]:
        """Shuffled, but the same before and after checking."""
        chance = random.Random(self.question.pk)  # noqa: S311  no secret, only a shuffle
        return KINDS[self.body["kind"]].draw(self.body, chance)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"what": self.what, "numbers": self.numbers, "draft_name": DRAFT}
