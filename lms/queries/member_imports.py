"""Reads about a list of members that was read."""

from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from ..models import MemberImport, MemberRow, MemberUpload, Organisation

Outcome = MemberRow.Outcome


@dataclass(frozen=True)
class Line:
    """How many lines of the list have one outcome."""

    outcome: str
    label: str
    number: int


def summary(source: MemberImport) -> list[Line]:
    """Counts in the order of the outcomes, without the empty ones; one query."""
    counts = dict(source.rows.order_by().values_list("outcome").annotate(number=Count("pk")))
    return [
        Line(outcome, str(Outcome(outcome).label), counts[outcome])
        for outcome in Outcome.values
        if outcome in counts
    ]


def report_rows(source: MemberImport, outcome: str) -> QuerySet[MemberRow]:
    """Lines in the order of the file, all or of one outcome."""
    rows = source.rows.select_related("organisation", "group").order_by("line")
    return rows.filter(outcome=outcome) if outcome in Outcome.values else rows


@dataclass(frozen=True)
class Reading:
    """How far reading a list has come; `total` is 0 while nobody knows."""

    line: int
    total: int


def reading(source: MemberImport) -> Reading | None:
    """None once all of it is read."""
    upload = MemberUpload.objects.filter(source=source).values("lines", "is_workbook").first()
    if upload is None:
        return None
    line = source.rows.aggregate(last=Max("line"))["last"] or 0
    return Reading(line, 0 if upload["is_workbook"] else max(line, upload["lines"]))


def imports_of(organisation: Organisation) -> QuerySet[MemberImport]:
    found = organisation.member_imports.select_related("user").annotate(lines=Count("rows"))
    return found.order_by("-created_at", "-pk")
