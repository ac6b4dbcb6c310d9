"""Where a workflow asks for an independent review, nobody publishes her own course page.

The task itself refuses approvals (`IndependentReview`); here the editor of pages says why, and
offers no button that would be refused. What was scheduled or loaded by a command has no author.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from ..exceptions import OwnWork
from ..models import CoursePage, IndependentReview, LessonPage, QuizPage
from ..queries.authors import own_work

GUARDED = (CoursePage, LessonPage, QuizPage)


def needs_review(page: Page) -> bool:
    """Is an independent review among the tasks of the page's workflow? A few queries."""
    if not isinstance(page, GUARDED):
        return False
    workflow = page.get_workflow()
    if workflow is None:
        return False
    return any(isinstance(task.specific, IndependentReview) for task in workflow.tasks)


def guard_publication(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The draft is saved by now; only publishing is refused."""
    reason = own_work(page, request.user) if needs_review(page) else ""
    if not reason:
        return None
    return told(request, page, reason)


def hide_publishing(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """For a new page there is nobody else yet who could have written it."""
    page, parent = context.get("page"), context.get("parent_page")
    if page is not None and page.pk:
        refused = needs_review(page) and bool(own_work(page, request.user))
    else:
        refused = isinstance(parent, CoursePage) and needs_review(parent)
    if refused:
        items[:] = [item for item in items if item.name != "action-publish"]


def say_why(request: HttpRequest, page: Page) -> None:
    """In the editor, while the draft waits for a review that its reader may not give."""
    page = page.specific
    task = page.current_workflow_task if isinstance(page, GUARDED) else None
    is_reviewer = isinstance(task, IndependentReview) and task.get_actions(page, request.user)
    if request.method == "GET" and is_reviewer and (reason := own_work(page, request.user)):
        messages.info(request, reason)


def approve_or_say_why(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Approving from the editor saves first; whoever changed something there is an author.

    Wagtail would answer "no permission" then. So its view is asked from here, and the refusal
    told in words; called from within, this hook steps aside.
    """
    approves = request.POST.get("workflow-action-name") == "approve"
    if not approves or not isinstance(page.specific, GUARDED) or hasattr(request, "is_approving"):
        return None
    request.is_approving = True  # type: ignore[attr-defined]
    try:
        return EditView.as_view()(request, page.pk)
    except OwnWork as refusal:
        return told(request, page, str(refusal))


def told(request: HttpRequest, page: Page, reason: str) -> HttpResponse:
    messages.error(request, _("%(reason)s Your draft is saved.") % {"reason": reason})
    return redirect("wagtailadmin_pages:edit", page.pk)


def guard_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publishing from a list asks for no review of its own: refused as a whole, with the reason.

    The drafts below count as well, because the same deed may publish them.
    """
    if action_type != "publish":
        return None
    for page in (one for one in objects if isinstance(one, Page)):
        drafts = page.get_descendants(inclusive=True).filter(has_unpublished_changes=True)
        for draft in drafts.specific():
            if needs_review(draft) and (reason := own_work(draft, request.user)):
                text = _("“%(title)s”: %(reason)s")
                messages.error(request, text % {"title": draft.title, "reason": reason})
                return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None
