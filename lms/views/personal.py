"""What is known about a person: to be read, taken along, and deleted (GDPR articles 15, 17, 20)."""

import json
import logging

from django import forms
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from courses.downloads import as_download

from ..exceptions import LastAdministrator
from ..models import Erasure
from ..queries.personal import copy_of_data, holdings, ties_of, what_stays
from ..services.erasing import begin, finish
from .entrance import logged_in, sure_who_it_is

logger = logging.getLogger(__name__)


class DeleteForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Yes, delete my account and everything listed above for good"),
        error_messages={"required": _("Please tick this if you want to delete your account.")},
    )


@logged_in
@never_cache
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    context = {"holdings": holdings(request.user), "stays": what_stays()}
    return render(request, "lms/my_data.html", context)


@logged_in
@never_cache
@require_safe
@sure_who_it_is
def copy(request: HttpRequest) -> HttpResponse:
    found = json.dumps(
        copy_of_data(request.user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1
    )
    return as_download(found, name="meine-daten.json", media_type="application/json")


@logged_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete_account(request: HttpRequest) -> HttpResponse:
    """Says what goes and what stays; deletes once it is sure who is asking."""
    form = DeleteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return carry_out(request)
        except LastAdministrator as refusal:
            form.add_error(None, str(refusal.message))
    context = {
        "form": form,
        "holdings": holdings(request.user),
        "stays": what_stays(),
        "ties": ties_of(request.user),
    }
    return render(request, "lms/delete_account.html", context)


@sure_who_it_is
def carry_out(request: HttpRequest) -> HttpResponse:
    """What cannot be finished now, the daily job finishes: the account is closed in any case."""
    erasure = begin(user=request.user, asked_by=Erasure.Asker.SELF)
    logout(request)
    try:
        finish(erasure=erasure)
    except Exception:
        logger.exception("erasure %s was begun and is not finished", erasure.pk)
    return redirect("lms:account_deleted")


@never_cache
@require_safe
def account_deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "lms/account_deleted.html")
