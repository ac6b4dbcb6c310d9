"""Lists of members, in two steps: upload, then a report to look at before anything happens.

Long lists are read and taken over in portions: a page shows how far it is and goes on by itself.
"""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from courses.csv_export import csv_response

from ..forms.organisations import UploadForm
from ..models import MemberImport, MemberRow, Organisation
from ..queries import member_imports as queries
from ..services import member_imports as services
from ..services.member_reading import read_on, stage
from .organisation_entrance import manager_only

PER_PAGE = 50
SECONDS = 1.0  # for reading or taking over in one request; the last portion comes on top
FORM_METHODS = ["GET", "HEAD", "POST"]


@manager_only
@require_http_methods(FORM_METHODS)
def index(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Upload a list; below it, what was uploaded before."""
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            source = stage(
                organisation=organisation,
                file=file,
                name=file.name,
                user=request.user,
                seconds=SECONDS,
            )
        except ValidationError as error:
            form.add_error("file", error)
        else:
            return redirect("lms:member_import", pk=organisation.pk, uuid=source.uuid)
    page = Paginator(queries.imports_of(organisation), 20).get_page(request.GET.get("page"))
    context = {"organisation": organisation, "form": form, "page_obj": page}
    return render(request, "lms/organisation/imports.html", context)


def source_or_404(organisation: Organisation, uuid: UUID) -> MemberImport:
    return get_object_or_404(MemberImport, organisation=organisation, uuid=uuid)


@manager_only
@require_http_methods(FORM_METHODS)
def read(request: HttpRequest, organisation: Organisation, uuid: UUID) -> HttpResponse:
    """How far reading is; a POST reads on."""
    source = source_or_404(organisation, uuid)
    if request.method == "POST":
        try:
            read_on(source=source, seconds=SECONDS)
        except ValidationError as error:
            services.forget(source=source)
            messages.error(request, " ".join(error.messages))
            return redirect("lms:member_imports", pk=organisation.pk)
    state = queries.reading(source)
    if state is None:
        return redirect("lms:member_import", pk=organisation.pk, uuid=source.uuid)
    if request.method == "POST":
        return redirect("lms:read_member_import", pk=organisation.pk, uuid=source.uuid)
    context = {"organisation": organisation, "source": source, "reading": state}
    return render(request, "lms/organisation/import_reading.html", context)


@manager_only
@require_http_methods(FORM_METHODS)
def report(request: HttpRequest, organisation: Organisation, uuid: UUID) -> HttpResponse:
    """What becomes of each line; a POST takes over, as much as fits into one request."""
    source = source_or_404(organisation, uuid)
    if queries.reading(source):
        return redirect("lms:read_member_import", pk=organisation.pk, uuid=source.uuid)
    if request.method == "POST":
        return take_over(request, organisation, source)
    shown = request.GET.get("show", "")
    rows = queries.report_rows(source, shown)
    context = {
        "organisation": organisation,
        "source": source,
        "summary": queries.summary(source),
        "progress": services.progress(source),
        "shown": shown if shown in MemberRow.Outcome.values else "",
        "querystring": f"show={shown}" if shown in MemberRow.Outcome.values else "",
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "lms/organisation/import_report.html", context)


def take_over(
    request: HttpRequest, organisation: Organisation, source: MemberImport
) -> HttpResponse:
    progress = services.take_over(source=source, seconds=SECONDS)
    if not progress.is_complete:
        context = {"organisation": organisation, "source": source, "progress": progress}
        return render(request, "lms/organisation/import_taking_over.html", context)
    messages.success(
        request,
        ngettext("%(count)s line was taken over.", "%(count)s lines were taken over.",
                 progress.done) % {"count": progress.done},
    )  # fmt: skip
    return redirect("lms:member_import", pk=organisation.pk, uuid=source.uuid)


@manager_only
@require_safe
def faults(request: HttpRequest, organisation: Organisation, uuid: UUID) -> HttpResponse:
    """The lines that can't be taken over, as a table to mend."""
    source = source_or_404(organisation, uuid)
    rows = queries.report_rows(source, MemberRow.Outcome.REFUSED)
    head = [[_("Line"), _("E-mail"), _("Name"), _("Reason")]]
    lines = ([str(row.line), row.email, row.name, row.refusal] for row in rows.iterator())
    return csv_response("fehler", (row for part in (head, lines) for row in part))
