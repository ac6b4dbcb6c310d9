"""A person's own certificates: all by year; one with its badge, its links, its visibility."""

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.downloads import as_download
from lms.views.entrance import logged_in

from ..addresses import absolute
from ..exceptions import CertificateError
from ..forms import ShareForm
from ..models import Certificate
from ..queries.holder import own_certificate, shared, years_of
from ..services.sharing import end_share, share
from ..services.visibility import set_public
from ..verify.answers import Finding, answer_about
from .files import TYPES
from .guarding import own_page, public_check, refused
from .own import file_name
from .verify import show

SHARED_DAYS = 30


@own_page
@logged_in
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    context = {"years": years_of(request.user)}
    return render(request, "certificates/own_list.html", context)


@own_page
@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, completion_uuid: UUID) -> HttpResponse:
    """GET shows it; POST makes a link to share."""
    row = _own(request, completion_uuid)
    in_a_month = timezone.localdate() + dt.timedelta(days=SHARED_DAYS)
    form = ShareForm(request.POST or None, initial={"ends_on": in_a_month})
    if request.method == "POST" and form.is_valid():
        try:
            share(certificate=row, ends_on=form.cleaned_data["ends_on"], by=request.user)
        except CertificateError as error:
            form.add_error("ends_on", str(error.message))
        else:
            messages.success(request, _("The link is ready; you find it below."))
            return redirect("certificates:own", completion_uuid)
    links = [(one, absolute("shared", one.token)) for one in row.shares.all() if one.is_open]
    context = {"certificate": row, "form": form, "links": links}
    return render(request, "certificates/own.html", context)


@own_page
@logged_in
@require_POST
def unshare(request: HttpRequest, completion_uuid: UUID, pk: int) -> HttpResponse:
    row = _own(request, completion_uuid)
    end_share(share=get_object_or_404(row.shares, pk=pk), by=request.user)
    messages.success(request, _("The link no longer works."))
    return redirect("certificates:own", completion_uuid)


@own_page
@logged_in
@require_POST
def visibility(request: HttpRequest, completion_uuid: UUID) -> HttpResponse:
    public = request.POST.get("public") == "on"
    set_public(certificate=_own(request, completion_uuid), public=public, by=request.user)
    told = {
        True: _("With number and code, it can be checked again."),
        False: _("It can no longer be checked in public."),
    }
    messages.success(request, told[public])
    return redirect("certificates:own", completion_uuid)


@own_page
@logged_in
@require_safe
def badge(request: HttpRequest, completion_uuid: UUID, kind: str) -> HttpResponse:
    """The Open Badge as JSON or JWT, to put into a wallet."""
    row = _own(request, completion_uuid)
    text = row.credential if kind == "json" else row.token
    if not text:
        raise Http404
    name = file_name(row).removesuffix("pdf") + kind
    return as_download(text, name=name, media_type=TYPES[kind])


@public_check
@require_safe
def shared_certificate(request: HttpRequest, token: str) -> HttpResponse:
    """What the holder shows with a link, name included, whether public or not."""
    if answer := refused(request):
        return answer
    row = shared(token)
    if row is None:
        return render(request, "certificates/shared_over.html", status=404)
    return show(request, answer_about(row, Finding.SHARED), holder=row.holder)


def _own(request: HttpRequest, completion_uuid: UUID) -> Certificate:
    try:
        return own_certificate(request.user, completion_uuid)
    except Certificate.DoesNotExist as error:
        raise Http404 from error
