"""Before a page that people wait for goes off line: say who waits, and let the editor decide."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from courses.models import LessonPage

from ..models import ProgrammeVersion
from ..queries.step_pages import rows_naming, waited_for

KNOWN = "lms_waited_for"  # posted by those who have read the warning


def before_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    return warning(request, [page]) if request.method == "POST" else None


def before_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Model], action: Any
) -> HttpResponse | None:
    pages = [one for one in objects if isinstance(one, Page)]
    return warning(request, pages) if action_type == "unpublish" and pages else None


def warning(request: HttpRequest, pages: Sequence[Page]) -> HttpResponse | None:
    """A page with the steps and how many people have them; nothing if nobody waits, or it is read.

    What was posted is posted again with the button, so that it goes on where it stopped.
    """
    if KNOWN in request.POST:
        return None
    live = [page for page in pages if page.live]
    rows = rows_naming(live, below=bool(request.POST.get("include_descendants")))
    rows = [row for row in rows if row.course.live]
    if not rows:
        return None
    posted = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    policy = policy_registry.get_by_type(ProgrammeVersion)
    context = {
        "pages": live,
        "found": waited_for(rows, timezone.localdate()),
        "posted": [*posted, (KNOWN, "1")],
        "address": request.get_full_path(),
        "may_map": policy.user_has_permission(request.user, "change"),
        "back": reverse("wagtailadmin_explore", args=[live[0].get_parent().pk]),
    }
    return render(request, "lms/admin/waited_for.html", context)


def before_moving(request: HttpRequest, page: Page, destination: Page) -> None:
    """On the page that asks whether to move: steps stay mapped, but a lesson leaves its course."""
    if request.method != "GET":
        return
    rows = rows_naming([page], below=True)
    if not rows:
        return
    titles = ", ".join(sorted({row.step.version.programme.title for row in rows}))
    if isinstance(page.specific, LessonPage):
        leaves = not page.is_child_of(destination)
        said = _(
            "A step of a programme asks for this lesson (%(titles)s). Outside its course people "
            "can no longer fulfil the step; please map it to another course first."
        )
    else:
        leaves = True
        said = _(
            "People have this as a step of a programme (%(titles)s). It stays so; only the "
            "address of the page changes."
        )
    if leaves:
        messages.warning(request, said % {"titles": titles})
