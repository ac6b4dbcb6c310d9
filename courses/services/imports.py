"""Verbs of an import: receive and read a file, take its questions over as drafts, undo, forget.

Reading keeps what was found; nothing enters the bank before a person confirms. Reading and taking
over go in portions, each in its own transaction: a process killed in between goes on where it
stopped, and no question comes twice.
"""

import datetime as dt
import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from wagtail.models import Revision

from ..exceptions import FileNotRead
from ..exchange.formats import FORMATS, detect
from ..exchange.items import Found
from ..exchange.resuming import resumed
from ..models import (
    ImportedPicture,
    ImportedQuestion,
    Question,
    QuestionImport,
    QuestionVersion,
    UploadedFile,
)
from ..models.vocabulary import Topic
from ..queries.imports import marked
from .import_drafts import write_drafts
from .import_warnings import with_warnings

PORTION = 250
KEPT_DAYS = 30


@dataclass(frozen=True)
class Progress:
    """How far taking over has come: questions decided of all that can be taken over."""

    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done >= self.total


@transaction.atomic
def stage(
    *,
    data: bytes,
    name: str,
    prefix: str,
    user: AbstractBaseUser | None = None,
    topic: Topic | None = None,
    format_slug: str = "",
    seconds: float | None = None,
) -> QuestionImport:
    """Read a whole file and keep what was found for a person to look at.

    With `seconds`, only as much as fits into about that time; `read_on` does the rest. Raises
    UnreadableFile (a ValidationError) if nothing of it can be read.
    """
    chosen = FORMATS[format_slug] if format_slug else detect(data, name)
    source = QuestionImport.objects.create(
        user=user,
        file_name=name[-200:],
        format=chosen.slug,
        digest=hashlib.sha256(data).hexdigest(),
        prefix=prefix,
        topic=topic,
    )
    UploadedFile.objects.create(source=source, content=data)
    read_on(source=source, seconds=seconds)
    return source


@transaction.atomic
def read_on(*, source: QuestionImport, seconds: float | None = None) -> bool:
    """Keep further questions of a file for about this long; True once all of it is read.

    At least one portion is read, so that it always comes to an end. Raises UnreadableFile if the
    file turns out to be no use as a whole.
    """
    began = time.monotonic()
    source = QuestionImport.objects.select_for_update().get(pk=source.pk)
    upload = UploadedFile.objects.filter(source=source).first()
    if upload is None:
        return True
    refused = source.found.order_by("position").values_list("body__isnull", flat=True)
    known = [not refusal for refusal in refused]
    questions = FORMATS[source.format].scan(bytes(upload.content), name=source.file_name)
    for portion in portions(enumerate(resumed(questions, known), start=len(known) + 1)):
        keep(source, portion)
        if seconds is not None and time.monotonic() - began > seconds:
            return False
    upload.delete()
    return True


def portions(items: Iterable[Any]) -> Iterator[list[Any]]:
    iterator = iter(items)
    while portion := list(islice(iterator, PORTION)):
        yield portion


def keep(source: QuestionImport, portion: list[tuple[int, Found]]) -> None:
    portion = [(position, with_warnings(found)) for position, found in portion]
    rows = ImportedQuestion.objects.bulk_create(
        staged(source, position, found) for position, found in portion
    )
    ImportedPicture.objects.bulk_create(
        ImportedPicture(imported=row, name=one.name[-200:], alt=one.alt[:400], content=one.content)
        for row, (_position, found) in zip(rows, portion, strict=True)
        for one in found.pictures
    )


def staged(source: QuestionImport, position: int, found: Found) -> ImportedQuestion:
    body = found.body
    return ImportedQuestion(
        source=source,
        position=position,
        line=found.line,
        member=found.member[-250:],
        type=found.type[:100],
        name=found.name[:200],
        category=list(found.category),
        tags=list(found.tags),
        difficulty=found.difficulty if found.difficulty in Question.Difficulty.values else "",
        kind=body["kind"] if body else "",
        body=body,
        digest=QuestionVersion.digest_of(body) if body and not found.pictures else "",
        refusal=str(found.refusal) if found.refusal else "",
        notes=[str(note) for note in found.notes],
        is_done=body is None,
    )


def take_over(
    *, source: QuestionImport, user: AbstractBaseUser | None, skip_known: bool = True
) -> Progress:
    """Turn the next portion of a staged file into drafts, and say how far it is.

    Repeat until complete; a complete import changes nothing any more. Raises FileNotRead while
    part of the file is still to be read: what is known already could not be told.
    """
    with transaction.atomic():
        source = QuestionImport.objects.select_for_update().get(pk=source.pk)
        if UploadedFile.objects.filter(source=source).exists():
            raise FileNotRead
        if source.confirmed_at is None:
            source.confirmed_at = timezone.now()
            source.save(update_fields=["confirmed_at"])
            if skip_known:
                marked(source).filter(is_known=True).update(is_done=True)
        waiting = source.found.filter(is_done=False).prefetch_related("pictures")[:PORTION]
        write_drafts(source=source, rows=list(waiting), user=user)
    return progress(source)


def progress(source: QuestionImport) -> Progress:
    usable = source.found.filter(refusal="")
    return Progress(done=usable.filter(is_done=True).count(), total=usable.count())


@transaction.atomic
def undo(*, source: QuestionImport) -> tuple[int, int]:
    """Delete the drafts of an import that nobody has touched since; gives (deleted, kept).

    A question that was published, used or edited in the meantime stays.
    """
    source = QuestionImport.objects.select_for_update().get(pk=source.pk)
    drafts = Question.objects.filter(imported_as__source=source)
    untouched = list(
        drafts.filter(
            live=False, versions__isnull=True, quiz_places__isnull=True, first_published_at=None
        ).values_list("pk", flat=True)
    )
    total = drafts.count()
    kept = total - len(untouched)
    for portion in portions(untouched):
        edited = edited_since(portion)
        kept += len(edited)
        Question.objects.filter(pk__in=set(portion) - edited).delete()
    source.undone_at = timezone.now()
    source.save(update_fields=["undone_at"])
    return total - kept, kept


def edited_since(pks: list[int]) -> set[int]:
    """Drafts with more than the one revision that the import made."""
    kind = ContentType.objects.get_for_model(Question)
    revisions = Revision.objects.filter(base_content_type=kind, object_id__in=map(str, pks))
    counted = revisions.values("object_id").annotate(count=Count("pk")).filter(count__gt=1)
    return {int(row["object_id"]) for row in counted}


def forget(*, source: QuestionImport) -> None:
    """Throw a staged file away; questions that came of it stay."""
    source.delete()


def forget_old(*, now: dt.datetime | None = None) -> int:
    """Throw away what was staged or taken over longer ago than 30 days; gives the number."""
    before = (now or timezone.now()) - dt.timedelta(days=KEPT_DAYS)
    old = QuestionImport.objects.filter(created_at__lt=before)
    return old.delete()[1].get("courses.QuestionImport", 0)
