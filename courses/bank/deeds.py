"""Copy, retire, bring back: one screen asks, one button does it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from ..models import Question
from ..queries.bank import naming
from ..services.questions import copied_reference, copy, restore, retire
from .addresses import address
from .screens import QuestionScreen


class DeedView(QuestionScreen, TemplateView):
    """GET asks, POST does."""

    template_name = "courses/bank/deed.html"
    yes: Any = ""
    no: Any = gettext_lazy("Leave it as it is")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        question = self.do(request.user)
        messages.success(request, self.done(question))
        return redirect(self.next_address(question))

    def do(self, user: Any) -> Question:
        raise NotImplementedError

    def done(self, question: Question) -> str:
        raise NotImplementedError

    def sentences(self) -> list[str]:
        """What is about to happen."""
        raise NotImplementedError

    def next_address(self, question: Question) -> str:
        return address("inspect", question)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"sentences": self.sentences()}


class CopyView(DeedView):
    page_title = gettext_lazy("Copy")
    header_icon = "copy"
    permission_required = "add"
    any_permission_required = None
    deed = "copy"
    yes = gettext_lazy("Make a copy")

    def sentences(self) -> list[str]:
        reference = copied_reference(self.question.reference)
        return [
            _("A new draft is made that says the same: %(reference)s.") % {"reference": reference},
            _("The tags come along; versions, results and places in quizzes do not."),
        ]

    def do(self, user: Any) -> Question:
        return copy(question=self.question, user=user)

    def done(self, question: Question) -> str:
        return _("%(reference)s is ready, as a draft.") % {"reference": question.reference}

    def next_address(self, question: Question) -> str:
        return address("edit" if self.may(["change"]) else "inspect", question)


class RetireView(DeedView):
    page_title = gettext_lazy("Retire")
    header_icon = "no-view"
    permission_required = "publish"
    any_permission_required = None
    deed = "retire"
    yes = gettext_lazy("Retire the question")

    def sentences(self) -> list[str]:
        said = [
            _("The question is no longer drawn and can't be added to a quiz."),
            _("Nothing is lost: versions, results and statistics stay. It can be brought back."),
        ]
        titles = [quiz.title for quiz in naming(self.question)[:20]]
        if titles:
            kept = _("These quizzes name it and keep it until somebody takes it out: %(titles)s.")
            said.append(kept % {"titles": ", ".join(titles)})
        return said

    def do(self, user: Any) -> Question:
        retire(questions=[self.question], user=user)
        return self.question

    def done(self, question: Question) -> str:
        return _("%(reference)s is retired.") % {"reference": question.reference}


class RestoreView(DeedView):
    page_title = gettext_lazy("Bring back")
    header_icon = "resubmit"
    permission_required = "publish"
    any_permission_required = None
    deed = "restore"
    yes = gettext_lazy("Bring the question back")

    def sentences(self) -> list[str]:
        if not self.question.live:
            return [_("The question can be used again once it is published.")]
        return [_("The question can be drawn and added to quizzes again, at once.")]

    def do(self, user: Any) -> Question:
        restore(questions=[self.question], user=user)
        return self.question

    def done(self, question: Question) -> str:
        return _("%(reference)s is back.") % {"reference": question.reference}
