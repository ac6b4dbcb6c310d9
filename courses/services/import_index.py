"""What search and the list of uses know of many new drafts; bulk creation sends no signals."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends

from ..models import Question


def index(questions: Sequence[Question]) -> None:
    """For drafts that were made just now and refer to nothing but pictures and one topic."""
    for question in questions:
        # A backend asks up to five times for each question, once for each column it fills.
        question.known_words = question.words()
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Question, questions)
    refer(questions)


def refer(questions: Sequence[Question]) -> None:
    """Pictures differ, so these are looked through; without any, one entry stands for all."""
    plain = []
    for question in questions:
        if question.body.raw_data[0]["value"].get("pictures"):
            ReferenceIndex.create_or_update_for_object(question)
        elif question.topic_id:
            plain.append(question)
    if not plain:
        return
    ReferenceIndex.create_or_update_for_object(plain[0])
    kind = ContentType.objects.get_for_model(Question)
    entries = list(ReferenceIndex.objects.filter(base_content_type=kind, object_id=plain[0].pk))
    ReferenceIndex.objects.bulk_create(
        copied(entry, question) for question in plain[1:] for entry in entries
    )


def copied(entry: ReferenceIndex, question: Question) -> ReferenceIndex:
    values = {
        field.attname: getattr(entry, field.attname)
        for field in entry._meta.concrete_fields
        if not field.primary_key
    }
    return ReferenceIndex(**values | {"object_id": str(question.pk)})
