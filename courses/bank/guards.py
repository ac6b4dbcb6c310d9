"""What the admin refuses: deleting what was used, and publishing one's own work.

The model would refuse too; here people are told why, and where to go on.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..models import Question
from ..queries.authors import own_work
from .addresses import address


def used(questions: Sequence[Question]) -> list[Question]:
    """Those that were published once or stand in a quiz; one query."""
    keys = [question.pk for question in questions]
    is_used = Q(versions__isnull=False) | Q(quiz_places__isnull=False)
    return list(Question.objects.filter(is_used, pk__in=keys).distinct())


def guard_deletion(request: HttpRequest, objects: Sequence[Model]) -> HttpResponse | None:
    """Refuse as a whole, so that it is clear what happened: nothing."""
    questions = used([one for one in objects if isinstance(one, Question)])
    if not questions:
        return None
    names = ", ".join(question.reference for question in questions[:5])
    messages.error(
        request,
        _(
            "Not deleted, because it was published or stands in a quiz: %(names)s. "
            "Retire such questions instead: they are no longer drawn, and results stay explained."
        )
        % {"names": names if len(questions) <= 5 else f"{names} …"},
    )
    return redirect(address("inspect", questions[0]) if len(questions) == 1 else address("list"))


def guard_publication(request: HttpRequest, item: Model) -> HttpResponse | None:
    """The draft is saved by now; only publishing is refused."""
    reason = reason_against(request, item)
    if not reason:
        return None
    messages.error(request, _("%(reason)s Your draft is saved.") % {"reason": reason})
    return redirect(address("edit", item))


def hide_publishing(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Offer no button that would be refused."""
    if context.get("model") is not Question:
        return
    question = context.get("instance")
    if question is None:
        refused = Question.get_default_workflow() is not None
    else:
        refused = bool(reason_against(request, question))
    if refused:
        items[:] = [item for item in items if item.name != "action-publish"]


def reason_against(request: HttpRequest, item: Model) -> str:
    if not isinstance(item, Question) or not item.has_workflow:
        return ""
    return own_work(item, request.user)
