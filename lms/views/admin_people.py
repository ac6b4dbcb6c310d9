"""Erase a person in the Wagtail admin: the only way in which an account is deleted there."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.users.utils import user_can_delete_user

from ..exceptions import LastAdministrator
from ..models import Erasure
from ..queries.personal import holdings, ties_of, what_stays
from ..services.erasing import erase_person


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, pk: str) -> HttpResponse:
    user = person_or_404(request, pk)
    if request.method == "POST":
        name = str(user)
        try:
            erase_person(user=user, asked_by=Erasure.Asker.OFFICE)
        except LastAdministrator as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, _("“%(name)s” and all records are deleted.") % {"name": name})
        return redirect("wagtailusers_users:index")
    context = {
        "person": user,
        "holdings": holdings(user),
        "stays": what_stays(),
        "ties": ties_of(user),
    }
    return render(request, "lms/admin/erase_person.html", context)


def person_or_404(request: HttpRequest, pk: str) -> Any:
    """Who may delete accounts in Wagtail may do so here; nobody deletes herself in the admin."""
    try:
        user = get_object_or_404(get_user_model(), pk=pk)
    except (ValidationError, ValueError, OverflowError) as error:
        raise Http404 from error
    if not user_can_delete_user(request.user, user):
        raise PermissionDenied
    return user
