"""Reads of the bank's list: state, use, search. Set-based, at home with ten thousand questions."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.models import WorkflowState
from wagtail.search.backends import get_search_backend

from ..models import Question, QuizPage, QuizPool, QuizQuestion
from ..questions.text import plain
from .catalogue import search_words
from .pools import pool_questions

MAX_HITS = 1000


class Status(TextChoices):
    """Exactly one of them fits; the first in this order: retired, in review, then the rest."""

    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("published, with changes")
    RETIRED = "retired", _("retired")


def listed(questions: QuerySet[Question] | None = None) -> QuerySet[Question]:
    """Questions with `status`, `quiz_count` (quizzes that name them) and `difficulty_rank`."""
    base = Question.objects.all() if questions is None else questions
    return base.select_related("topic").annotate(
        status=status(), quiz_count=quiz_count(), difficulty_rank=difficulty_rank()
    )


def status() -> Case:
    in_review = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Question),
        object_id=Cast(OuterRef("pk"), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return Case(
        When(retired_at__isnull=False, then=Value(Status.RETIRED.value)),
        When(Exists(in_review), then=Value(Status.REVIEW.value)),
        When(live=True, has_unpublished_changes=True, then=Value(Status.CHANGED.value)),
        When(live=True, then=Value(Status.PUBLISHED.value)),
        default=Value(Status.DRAFT.value),
        output_field=CharField(),
    )


def quiz_count() -> Coalesce:
    places = QuizQuestion.objects.filter(question=OuterRef("pk")).order_by().values("question")
    counted = places.annotate(number=Count("quiz", distinct=True)).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def difficulty_rank() -> Case:
    """By how hard they are, not by the letters."""
    ranks = enumerate(Question.Difficulty.values)
    whens = [When(difficulty=value, then=Value(rank)) for rank, value in ranks]
    return Case(*whens, default=Value(0), output_field=IntegerField())


def of_kind(questions: QuerySet[Question], slug: str) -> QuerySet[Question]:
    """By what is published, or drafted while nothing is: the very body the list shows."""
    return questions.filter(body__0__type=slug)


def used_in(questions: QuerySet[Question], quiz: QuizPage) -> QuerySet[Question]:
    """Those a quiz names, and those it may draw."""
    used = Q(pk__in=QuizQuestion.objects.filter(quiz=quiz).values("question"))
    for pool in quiz.pools.all():
        used |= Q(pk__in=pool_questions(pool).order_by().values("pk"))
    return questions.filter(used)


def found(questions: QuerySet[Question], raw: str) -> QuerySet[Question]:
    """Whose reference, working title or text fits; the last word may be a beginning.

    Quotes, NUL and endless input are no error: only words are searched for.
    """
    words = search_words(raw)
    if not words:
        return questions.none()
    backend = get_search_backend()
    wanted = {"operator": "and", "order_by_relevance": False}
    named = backend.autocomplete(words, Question.objects.all(), **wanted)
    saying = backend.search(words, Question.objects.all(), **wanted)
    # PostgreSQL reads "ZX-77" as a word and a negative number, so references are looked at as well.
    referred = Q(reference__icontains=plain(raw[:100]).strip('"'))
    return questions.filter(Q(pk__in=keys(named)) | Q(pk__in=keys(saying)) | referred)


def keys(results: Any) -> Any:
    """A subquery where the index lives in the database, else the first thousand hits."""
    if hasattr(results, "get_queryset"):
        return results.get_queryset().order_by().values("pk")
    return [question.pk for question in results[:MAX_HITS]]


def tags_in_use() -> QuerySet[Tag]:
    content_type = ContentType.objects.get_for_model(Question)
    return (
        Tag.objects.filter(taggit_taggeditem_items__content_type=content_type)
        .distinct()
        .order_by("name")
    )


def naming(question: Question) -> QuerySet[QuizPage]:
    """The quizzes that name a question."""
    places = QuizQuestion.objects.filter(question=question)
    return QuizPage.objects.filter(pk__in=places.values("quiz")).order_by("title", "pk")


def pools_that_may_draw(question: Question) -> QuerySet[QuizPool]:
    """The draws whose filter fits a question, whatever its state is; two queries."""
    tags = [tag.pk for tag in question.tags.all()]
    return (
        QuizPool.objects.filter(Q(topic__isnull=True) | Q(topic=question.topic_id))
        .filter(Q(tag__isnull=True) | Q(tag__in=tags))
        .filter(Q(difficulty="") | Q(difficulty=question.difficulty))
        .select_related("quiz", "topic", "tag")
        .order_by("quiz__title", "quiz", "sort_order")
    )
