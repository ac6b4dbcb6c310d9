"""The learner's own page, and how to leave fewer traces."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ..forms.people import ProfileForm
from ..models import Learner
from ..queries.people import learner_of
from ..services.people import save_profile
from .entrance import here_or_nothing, logged_in


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request.user)
    initial = profile_of(learner) if learner else {}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        save_profile(user=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(safe_next(request) or "lms:my_learning")
    return render(request, "lms/profile.html", {"form": form, "next": safe_next(request)})


def profile_of(learner: Learner) -> dict[str, Any]:
    """What the form shows of a learner before she changes it."""
    return {
        "name": learner.name,
        "groups": learner.groups.all(),
        "federal_state": learner.federal_state,
        "neutral_titles": learner.neutral_titles,
    }


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    return render(request, "lms/safety.html")


def safe_next(request: HttpRequest) -> str:
    """The `next` address if it stays on this site, else nothing."""
    return here_or_nothing(request, request.POST.get("next", request.GET.get("next", "")))
