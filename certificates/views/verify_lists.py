"""Many certificates at once: upload, progress that works without JavaScript, result, download."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.csv_export import csv_response
from courses.exchange.items import MAX_FILE_BYTES
from courses.xlsx_export import xlsx_response

from ..conf import settings
from ..forms import ListForm
from ..models import ListCheck
from ..queries.list_checks import as_lines, open_check, result_of, workbook_parts
from ..services.list_checks import forget, go_on, progress, take_in
from ..verify.lists.rows import ListRefused
from .guarding import oversized, public_check, refused

PAGE_SIZE = 100
NAME = "pruefergebnis"


@csrf_exempt
@public_check
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def verify_list(request: HttpRequest) -> HttpResponse:
    """GET asks for the file; POST takes it in and leads to the progress."""
    if request.method != "POST":
        return _form(request, ListForm())
    if answer := refused(request, rate=settings.LIST_RATE, scope="list"):
        return answer
    if oversized(request, MAX_FILE_BYTES):
        return _form(request, _too_big(), status=413)
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form)
    file = form.cleaned_data["file"]
    if file.size > MAX_FILE_BYTES:
        return _form(request, _too_big(), status=413)
    try:
        check = take_in(data=file.read())
    except ListRefused as error:
        form.add_error("file", error)
        return _form(request, form)
    return redirect("certificates:verify_list_result", uuid=check.uuid)


@csrf_exempt
@public_check
@require_http_methods(["GET", "HEAD", "POST"])
def verify_list_result(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """POST works for about a second and comes back; GET shows how far it is, or the result."""
    check = open_check(uuid)
    if request.method == "POST":
        go_on(check=check)
        return redirect("certificates:verify_list_result", uuid=uuid)
    state = progress(check)
    if not state.is_complete:
        return render(
            request, "certificates/list_progress.html", {"check": check, "progress": state}
        )
    result = result_of(check)
    page = Paginator(list(as_lines(result))[1:], PAGE_SIZE).get_page(request.GET.get("seite"))
    context = {
        "check": check,
        "result": result,
        "page": page,
        "total": state.total,
        "workbooks": [(part.start + 1, part.stop) for part in workbook_parts(state.total)],
    }
    return render(request, "certificates/list_result.html", context)


@public_check
@require_safe
def verify_list_download(request: HttpRequest, uuid: UUID, form: str) -> HttpResponse:
    check = open_check(uuid)
    if form == "csv":
        return csv_response(NAME, as_lines(result_of(check)))
    rows = _rows(request, check)
    head, *lines = as_lines(result_of(check, rows))
    return xlsx_response(f"{NAME}-{rows.start + 1}-{rows.stop}", head, lines, _("Result"))


def _rows(request: HttpRequest, check: ListCheck) -> range:
    """The rows of the workbook that is asked for, by its number. Raises Http404."""
    parts = dict(enumerate(workbook_parts(check.total), start=1))
    number = request.GET.get("teil", "1")
    if not number.isdecimal() or int(number[:9]) not in parts:
        raise Http404
    return parts[int(number[:9])]


@csrf_exempt
@public_check
@require_POST
def verify_list_forget(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """For those who do not want to wait until the hour is over."""
    forget(check=open_check(uuid))
    return redirect("certificates:verify_list")


def _too_big() -> ListForm:
    form = ListForm({}, {})
    form.is_valid()
    form.errors.clear()
    form.add_error("file", ListForm.TOO_BIG)
    return form


def _form(request: HttpRequest, form: ListForm, *, status: int = 200) -> HttpResponse:
    return render(request, "certificates/list.html", {"form": form}, status=status)
