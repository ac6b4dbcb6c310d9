"""Questions of the bank in the form that writers take."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.images import get_image_model

from ..exchange.items import MAX_PICTURE_BYTES, Given, Picture
from ..models import Question, QuestionVersion
from .pools import drawable

PORTION = 500


def exportable(*, drafts: bool = False) -> QuerySet[Question]:
    """Published questions, or all that are not retired."""
    questions = Question.objects.filter(retired_at__isnull=True) if drafts else drawable()
    newest = QuestionVersion.objects.filter(question=OuterRef("pk")).order_by("-number")
    return (
        questions.select_related("topic")
        .prefetch_related("tagged_items__tag")
        .annotate(published_body=Subquery(newest.values("body")[:1]))
        .order_by("reference")
    )


def given(questions: QuerySet[Question]) -> Iterator[Given]:
    """Each question as it was published last, or as its draft says; incomplete drafts are skipped.

    Streams in portions; pictures are read from storage one question at a time.
    """
    for question in questions.iterator(chunk_size=PORTION):
        body = question.published_body or frozen(question)
        if body is None:
            continue
        pictures = tuple(pictures_of(body))
        yield Given(
            reference=question.reference,
            body={**body, "pictures": []},
            category=(str(question.topic),) if question.topic else (),
            tags=tuple(sorted(item.tag.name for item in question.tagged_items.all())),
            difficulty=question.difficulty,
            pictures=pictures,
        )


def frozen(question: Question) -> dict | None:
    try:
        return question.frozen_body()
    except ValidationError:
        return None


def pictures_of(body: dict) -> Iterator[Picture]:
    """The pictures of a body; one whose file is gone is left out."""
    for picture in body.get("pictures", []):
        image = get_image_model().objects.filter(pk=picture["image"]).first()
        if image is None:
            continue
        try:
            with image.open_file() as file:
                content = file.read(MAX_PICTURE_BYTES + 1)
        except OSError:
            continue
        yield Picture(PurePosixPath(image.file.name).name, content, picture["alt"])
