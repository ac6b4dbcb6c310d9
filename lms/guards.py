"""Nothing that records rest on can be deleted: not singly, not in bulk, not by its parent.

Without these guards the database would still refuse (PROTECT), but the admin would answer 500.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db.models import Model, Q
from django.db.models.deletion import Collector, ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from .models import Enrolment, QuizAttempt, StepRecord
from .queries.step_pages import rows_naming


def pages_hold_records(pages: Iterable[Page]) -> bool:
    """True if one of the pages, or one below them, has enrolments, progress or attempts."""
    below = Q()
    for page in pages:
        below |= Q(path__startswith=page.path)
    if not below:
        return False
    targets = Page.objects.filter(below).values("pk")
    return (
        Enrolment.objects.filter(course__in=targets).exists()
        or StepRecord.objects.filter(step__in=targets).exists()
        or QuizAttempt.objects.filter(quiz__in=targets).exists()
    )


def is_protected(objects: Sequence[Model]) -> bool:
    """True if the database would refuse to delete one of the objects."""
    for item in objects:
        try:
            Collector(using=item._state.db or "default", origin=item).collect([item])
        except ProtectedError:
            return True
    return False


def page_message() -> str:
    return _(
        "This can't be deleted: people have learned here, and their records must stay. "
        "Unpublish the page instead; learners keep what they have."
    )


def programmes_need(pages: Sequence[Page]) -> list[str]:
    """Titles of programmes somebody has, of which one of the pages, or one below, is a step."""
    rows = rows_naming(pages, below=True)
    return sorted({row.step.version.programme.title for row in rows})


def programme_message(titles: list[str]) -> str:
    return _(
        "This can't be deleted: people have it as a step of a programme (%(titles)s). Publish a "
        "new version of the programme without it and move people to that first."
    ) % {"titles": ", ".join(titles)}


def refusal(pages: Sequence[Page]) -> str:
    """Why pages cannot be deleted; nothing if they can."""
    if pages_hold_records(pages):
        return page_message()
    titles = programmes_need(pages)
    return programme_message(titles) if titles else ""


def guard_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    if why := refusal([page]):
        messages.error(request, why)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def guard_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Model], action: Any
) -> HttpResponse | None:
    """Refuse a bulk deletion as a whole, so that it is clear what happened: nothing."""
    if action_type != "delete":
        return None
    if objects and isinstance(objects[0], Page):
        if why := refusal(objects):
            messages.error(request, why)
            return redirect("wagtailadmin_explore", objects[0].get_parent().pk)
    elif objects and isinstance(objects[0], get_user_model()):
        messages.error(
            request,
            _("Please delete accounts one by one: you then see what goes and what stays."),
        )
        return redirect("wagtailusers_users:index")
    elif is_protected(objects):
        messages.error(request, record_message())
        return redirect("wagtailadmin_home")
    return None


def record_message() -> str:
    return _(
        "This can't be deleted: records of learning rest on it. "
        "Switch it off or unpublish it instead."
    )


def guard_snippets(request: HttpRequest, objects: Sequence[Model]) -> HttpResponse | None:
    if is_protected(objects):
        messages.error(request, record_message())
        return redirect("wagtailadmin_home")
    return None


def guard_user(request: HttpRequest, user: Model) -> HttpResponse:
    """Wagtail would leave histories, log entries and files behind; the erasure does not."""
    return redirect("lms_erase_person", user.pk)
