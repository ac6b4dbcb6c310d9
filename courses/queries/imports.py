"""Reads about imports of questions."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ..exchange.types import type_words
from ..html import clean_text
from ..models import ImportedQuestion, QuestionImport, QuestionVersion, UploadedFile
from ..questions.registry import KINDS

EXCERPT = 140


@dataclass(frozen=True)
class Summary:
    """An import in numbers; `known` are those whose content the bank has already."""

    total: int
    usable: int
    refused: int
    noted: int
    known: int
    taken: int


@dataclass(frozen=True)
class Line:
    """One line of the report."""

    row: ImportedQuestion
    type: str
    kind: str
    excerpt: str
    is_known: bool


WITH_NOTES = ~Q(notes=[])
SHOWN = {"all": Q(), "notes": WITH_NOTES, "refused": ~Q(refusal="")}


def imports() -> QuerySet[QuestionImport]:
    """All imports with their numbers, newest first; one query."""
    return (
        QuestionImport.objects.select_related("user")
        .annotate(
            total=Count("found"),
            taken=Count("found", filter=Q(found__question__isnull=False)),
            is_read=~Exists(UploadedFile.objects.filter(source=OuterRef("pk"))),
        )
        .order_by("-created_at")
    )  # grouping drops the order of the model


def is_read(source: QuestionImport) -> bool:
    """Is all of the file read? Its bytes are kept until then."""
    return not UploadedFile.objects.filter(source=source).exists()


def summary(source: QuestionImport) -> Summary:
    """One query."""
    numbers = marked(source).aggregate(
        total=Count("pk"),
        usable=Count("pk", filter=Q(refusal="")),
        refused=Count("pk", filter=~Q(refusal="")),
        noted=Count("pk", filter=WITH_NOTES),
        known=Count("pk", filter=Q(is_known=True)),
        taken=Count("pk", filter=Q(question__isnull=False)),
    )
    return Summary(**numbers)


def marked(source: QuestionImport) -> QuerySet[ImportedQuestion]:
    """The rows of an import; `is_known` where a version in the bank says exactly the same."""
    same = QuestionVersion.objects.filter(digest=OuterRef("digest"))
    return source.found.annotate(is_known=Exists(same.exclude(digest="")))


def report_rows(source: QuestionImport, shown: str) -> QuerySet[ImportedQuestion]:
    rows = marked(source).filter(SHOWN.get(shown, Q()))
    return rows.select_related("question").order_by("position")


def line(row: Any) -> Line:
    """A row made fit for the report; nothing of a file reaches the page as HTML."""
    body = row.body or {}
    text = clean_text(body.get("prompt", "")) or cloze_text(body)
    return Line(
        row=row,
        type=type_words(row.type),
        kind=str(KINDS[row.kind].label) if row.kind in KINDS else "",
        excerpt=text[:EXCERPT] + ("…" if len(text) > EXCERPT else ""),
        is_known=row.is_known,
    )


def cloze_text(body: dict[str, Any]) -> str:
    parts = body.get("segments", [])
    return "".join(part if isinstance(part, str) else " … " for part in parts).strip()


def same_file(source: QuestionImport) -> QuestionImport | None:
    """The last time this very file was taken over, if ever."""
    others = QuestionImport.objects.filter(digest=source.digest, confirmed_at__isnull=False)
    return others.filter(undone_at__isnull=True).exclude(pk=source.pk).first()
