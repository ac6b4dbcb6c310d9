"""The board as a file: CSV, XLSX or PDF; whose rows go out is written down."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.csv_export import csv_response
from courses.downloads import as_download
from courses.xlsx_export import xlsx_response

from ..boards.pdf import board_pdf, with_symbol
from ..boards.tables import heading, lines, texts, words_alone
from ..models import Look, Organisation, Programme
from ..queries import duties
from ..services.looks import record
from .boards import filters_in, programme_or_404
from .organisation_entrance import manager_only

KINDS = ("csv", "xlsx", "pdf")
PER_MINUTE = 10
ON_PAPER = 500  # people: thirty pages, and some seconds of reckoning


@manager_only
@require_safe
def export(
    request: HttpRequest, organisation: Organisation, programme_pk: int, kind: str
) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    programme = programme_or_404(organisation, programme_pk)
    if is_too_much(request):
        response = render(request, "lms/organisation/too_many.html", status=429)
        response["Retry-After"] = "60"
        return response
    filters = filters_in(request.GET)
    pks = duties.wanted(organisation, programme, filters, timezone.localdate())
    learners = list(pks.values_list("learner", flat=True))
    if kind == "pdf" and len(learners) > ON_PAPER:
        messages.error(
            request,
            _("A PDF holds %(max)s people at most. Please choose CSV or XLSX, or use filters.")
            % {"max": ON_PAPER},
        )
        return redirect("lms:board", pk=organisation.pk, programme_pk=programme.pk)
    record(organisation=organisation, looker=request.user, learners=learners, way=Look.Way.EXPORT)
    steps = duties.newest_steps(programme)
    rows = duties.rows_for_export(organisation, programme=programme, filters=filters)
    said = with_symbol if kind == "pdf" else words_alone
    table = (texts(line, said) for line in lines(rows, steps))
    return as_file(kind, organisation, programme, heading(steps), table)


def as_file(
    kind: str,
    organisation: Organisation,
    programme: Programme,
    head: list[str],
    table: Iterator[list[str]],
) -> HttpResponse:
    # Neither people nor the topic stand in the name: it shows in lists of downloads.
    name = f"stand-{programme.pk}-{timezone.localdate():%Y-%m-%d}"
    if kind == "xlsx":
        return xlsx_response(name, head, table, title=programme.title)
    if kind == "csv":
        rows = (row for part in ([head], table) for row in part)
        return csv_response(name, rows)
    day = date_format(timezone.localdate(), "SHORT_DATE_FORMAT")
    content = board_pdf(
        title=f"{programme.title} – {organisation.name}",
        notes=[_("As of %(day)s") % {"day": day}],
        head=head,
        rows=table,
    )
    return as_download(content, name=f"{name}.pdf", media_type="application/pdf")


def is_too_much(request: HttpRequest) -> bool:
    """More than ten files a minute are no work of hands (ASVS 2.4.1)."""
    minute = int(timezone.now().timestamp()) // 60
    key = f"lms:export:{request.user.pk}:{minute}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) > PER_MINUTE
