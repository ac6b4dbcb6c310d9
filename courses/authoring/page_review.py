"""Where a workflow asks for an independent review, nobody publishes her own course page.

The task itself refuses approvals (`IndependentReview`); here the editor of pages says why, and
offers no button that would be refused. What was scheduled or loaded by a command has no author.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

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
    messages.error(request, _("%(reason)s Your draft is saved.") % {"reason": reason})
    return redirect("wagtailadmin_pages:edit", page.pk)


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
