"""Editing and reviewing a question in the admin."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.snippets.views.snippets import EditView, WorkflowActionView

from ..exceptions import OwnWork
from ..models import IndependentReview, Question
from ..queries.authors import own_work
from .addresses import LOOKING, address, buttons


class QuestionForm(WagtailAdminModelForm):
    """Hands the tags to the draft: those of a published question change when it is published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.draft_tags is not None:
            self.initial["tags"] = [Tag(name=name) for name in self.instance.draft_tags]

    def save(self, commit: bool = True) -> Question:
        if "tags" in self.cleaned_data:
            self.instance.draft_tags = [str(tag) for tag in self.cleaned_data["tags"]]
        return super().save(commit=commit)


class QuestionEditView(EditView):
    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return buttons(self.object, self.may, without=["edit"])

    def may(self, permissions: Any) -> bool:
        return self.user_has_any_permission(set(permissions))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        task = self.current_workflow_task
        if isinstance(task, IndependentReview) and task.get_actions(self.object, request.user):
            reason = own_work(self.object, request.user)
            if reason:
                messages.info(request, reason)
        return super().get(request, *args, **kwargs)

    def workflow_action_action(self) -> HttpResponse | None:
        """Approving from the editor saves first; whoever changed something there is an author."""
        try:
            return super().workflow_action_action()
        except (OwnWork, ValidationError) as error:
            tell_why(self.request, error)
            return redirect(address("edit", self.object))


class QuestionWorkflowActionView(WorkflowActionView):
    def check_action(self) -> None:
        """Say why, where Wagtail would only say "no permission"."""
        try:
            super().check_action()
        except PermissionDenied:
            reason = own_work(self.object, self.request.user)
            if self.action_name == "approve" and reason and self.may_review():
                raise OwnWork(reason) from None
            raise

    def may_review(self) -> bool:
        return bool(self.task.get_actions(self.object, self.request.user))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except (OwnWork, ValidationError) as error:
            tell_why(request, error)
            return redirect(self.where_to(request))

    def where_to(self, request: HttpRequest) -> str:
        """Back to where she may be: reviewers without the right to edit get the overview."""
        policy = Question.snippet_viewset.permission_policy
        if policy.user_has_any_permission(request.user, LOOKING):
            return address("inspect", self.object)
        return "wagtailadmin_home"


def tell_why(request: HttpRequest, error: Exception) -> None:
    if isinstance(error, ValidationError):
        said = " ".join(error.messages)
        words = _("This draft can't be published, it is not complete: %(problems)s")
        messages.error(request, words % {"problems": said})
    else:
        messages.error(request, str(error))
