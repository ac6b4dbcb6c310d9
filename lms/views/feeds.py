"""Calendar and choices about mails."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from courses.downloads import as_download

from ..queries.feeds import calendar_of, learner_of_token
from ..services.feeds import choose_mails, new_token
from .duties import learner_or_new
from .entrance import logged_in


@logged_in
@require_POST
def mails(request: HttpRequest) -> HttpResponse:
    choose_mails(learner=learner_or_new(request), no_voluntary="no_voluntary" in request.POST)
    messages.success(request, _("Saved."))
    return redirect("lms:duties")


@logged_in
@require_POST
def new_address(request: HttpRequest) -> HttpResponse:
    """The address is shown once; it is a key to the days, so it is not stored."""
    token = new_token(learner=learner_or_new(request))
    address = reverse("lms:duty_feed", args=[token])
    request.session["duty_feed"] = request.build_absolute_uri(address)
    return redirect(reverse("lms:duties") + "#kalender")


@never_cache
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs, which cannot log in: whoever has the address sees days."""
    learner = learner_of_token(token)
    if learner is None:
        raise Http404
    content = calendar_of(learner, request.get_host())
    response = as_download(
        content, name="termine.ics", media_type="text/calendar; charset=utf-8", inline=True
    )
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
