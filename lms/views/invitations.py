"""Invitations: made and taken back by managers, used by whoever holds the code."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ..exceptions import LearningError
from ..forms.organisations import CodeForm, InvitationForm
from ..models import Invitation, Organisation
from ..services import invitations as services
from ..services.invitations import plain_code
from .entrance import logged_in
from .organisation_entrance import manager_only

FORM_METHODS = ["GET", "HEAD", "POST"]


@manager_only
@require_http_methods(FORM_METHODS)
def index(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Make an invitation and see its code, this once; below it, those made before."""
    posted = request.method == "POST"
    form = InvitationForm(request.POST if posted else None)
    code = link = ""
    if posted and form.is_valid():
        _made, code = services.invite(
            organisation=organisation, by=request.user, **form.cleaned_data
        )
        link = request.build_absolute_uri(reverse("lms:invitation", args=[code]))
        form = InvitationForm()
    found = organisation.invitations.select_related("group", "created_by")
    context = {
        "organisation": organisation,
        "form": form,
        "code": code,
        "link": link,
        "page_obj": Paginator(found, 20).get_page(request.GET.get("page")),
    }
    return render(request, "lms/organisation/invitations.html", context)


@manager_only
@require_POST
def revoke(request: HttpRequest, organisation: Organisation, invitation_pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation, organisation=organisation, pk=invitation_pk)
    services.revoke(invitation=invitation)
    messages.success(request, _("Taken back. Nobody can join with this code any more."))
    return redirect("lms:invitations", pk=organisation.pk)


def secret_address(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The address holds a code that lets people in: told to no other site and no search engine.

    Not `no-referrer`: then browsers send `Origin: null` with the form, which the check refuses.
    """

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded


@secret_address
@logged_in
@never_cache
@require_http_methods(FORM_METHODS)
def accept(request: HttpRequest, code: str) -> HttpResponse:
    """Say whose invitation it is and what the organisation will see; joining is a POST."""
    try:
        invitation = services.find(code=code)
        if request.method == "POST":
            membership = services.accept(code=code, user=request.user)
            messages.success(request, _("You are a member now."))
            return redirect("lms:membership", membership_pk=membership.pk)
    except LearningError as refusal:
        form = CodeForm(initial={"code": ""})
        context = {"form": form, "refusal": str(refusal.message)}
        return render(request, "lms/invitation_code.html", context, status=404)
    return render(request, "lms/invitation.html", {"invitation": invitation})


@secret_address
@logged_in
@never_cache
@require_http_methods(FORM_METHODS)
def enter_code(request: HttpRequest) -> HttpResponse:
    """A code on paper is typed in here."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.find(code=form.cleaned_data["code"])
        except LearningError as refusal:
            form.add_error("code", str(refusal.message))
        else:
            return redirect("lms:invitation", code=plain_code(form.cleaned_data["code"]))
    return render(request, "lms/invitation_code.html", {"form": form})
