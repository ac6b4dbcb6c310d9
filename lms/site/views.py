"""Pages of the ready-made site outside the tree: admin door, look, accessibility."""

from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courses.models import CatalogPage
from courses.models.side_doors import SEARCH, door_url
from courses.queries.public import public_pages

from .accessibility_page import current_statement
from .feedback import may_report, receiver, send_report
from .forms import LONGEST_ADDRESS, BarrierForm, LookForm
from .look import look_of, remember


@require_safe
def admin_door(request: HttpRequest) -> HttpResponse:
    """Send visitors to the account log-in; refuse those who are logged in and may not enter.

    Sending them back to the log-in would return them here, and so on for ever.
    """
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    wanted = request.GET.get("next") or resolve_url("wagtailadmin_home")
    return redirect_to_login(wanted, login_url="account_login")


def own_address(request: HttpRequest, text: str) -> str:
    """The text if it leads to a page of this site, else the start page."""
    fits = url_has_allowed_host_and_scheme(text, {request.get_host()}, request.is_secure())
    return text if fits and text.startswith("/") else "/"


@require_safe
def search_door(request: HttpRequest) -> HttpResponse:
    """The search in all lessons at one address, wherever the catalogue is."""
    found = CatalogPage.objects.filter(pk__in=public_pages().values("pk")).order_by("path")
    catalogue = found.first()
    if catalogue is None:
        raise Http404
    words = request.GET.urlencode()
    return redirect(door_url(catalogue.get_url(request), SEARCH) + (f"?{words}" if words else ""))


@require_http_methods(["GET", "HEAD", "POST"])
def appearance(request: HttpRequest) -> HttpResponse:
    """Choose light or dark and the contrast; works without JavaScript, stored in one cookie."""
    back = own_address(request, request.POST.get("zurueck") or request.GET.get("zurueck", ""))
    now = look_of(request)
    form = LookForm(request.POST or None, initial=vars(now))
    if request.method == "POST" and form.is_valid():
        response = redirect(back)
        remember(response, form.chosen(), secure=settings.SESSION_COOKIE_SECURE)
        return response
    return render(request, "shell/appearance.html", {"form": form, "back": back})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement at one address for every footer, wherever the editors put its page."""
    statement = current_statement()
    if statement.pk and statement.url != request.path:
        return redirect(statement.url)
    return statement.serve(request)


@require_safe
def accessibility_json(request: HttpRequest) -> JsonResponse:
    """The same statement for machines; the keys are explained in lms/docs/accessibility.md."""
    return JsonResponse(
        current_statement().as_data(), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def report_barrier(request: HttpRequest) -> HttpResponse:
    """Tell the operator what hinders; without account, puzzle or trace in the database."""
    came_from = request.GET.get("seite", "")[:LONGEST_ADDRESS]
    form = BarrierForm(request.POST or None, initial={"page_address": came_from})
    context = {"form": form, "receiver": receiver(), "statement": current_statement()}
    if request.method != "POST" or not context["receiver"] or not form.is_valid():
        return render(request, "shell/report_barrier.html", context)
    if not may_report(request):
        return render(request, "429.html", status=429)
    try:
        send_report(**form.cleaned_data)
    except (OSError, SMTPException):
        form.add_error(
            None,
            _("The message could not be sent. Please try again later; your text is still here."),
        )
        return render(request, "shell/report_barrier.html", context, status=503)
    return redirect("barrier_reported")


@require_safe
def barrier_reported(request: HttpRequest) -> HttpResponse:
    return render(request, "shell/barrier_reported.html")
