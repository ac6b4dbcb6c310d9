"""Questions and draws of many quizzes, each with one query or two."""

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from taggit.models import Tag

from ..drawing import shortfalls
from ..models import Question, QuestionVersion, QuizPool, Topic
from ..queries.pools import drawable
from ..questions.registry import KINDS
from ..shortfall_words import in_words
from .facts import QuestionFacts
from .parsing import number_of
from .streams import items_of


def question_facts(keys: Collection[int]) -> dict[int, QuestionFacts]:
    """What the questions say: newest version if published, else the draft; two queries."""
    newest = QuestionVersion.objects.filter(question=OuterRef("question")).order_by("-number")
    versions = QuestionVersion.objects.filter(
        question__in=keys, number=Subquery(newest.values("number")[:1])
    )
    bodies = {version.question_id: version.body for version in versions}
    found = {}
    rows = Question.objects.filter(pk__in=keys).select_related("latest_revision")
    for question in rows:
        raw = raw_block(question)
        kind, value = str(raw.get("type") or ""), raw.get("value")
        value = value if isinstance(value, dict) else {}
        body = bodies.get(question.pk) if question.live else None
        if body is None:
            body = KINDS[kind].sketch(value) if kind in KINDS else {}
        found[question.pk] = QuestionFacts(
            pk=question.pk,
            reference=question.reference,
            kind=kind,
            live=question.live,
            retired=question.retired_at is not None,
            body=body,
            pictures=tuple(one for one in items_of(value.get("pictures")) if isinstance(one, dict)),
        )
    return found


def raw_block(question: Question) -> dict[str, Any]:
    """The raw block of the newest draft; of the published question if it has none."""
    revision = None if question.live else question.latest_revision
    stored = revision.content.get("body") if revision else list(question.body.raw_data)
    blocks = [one for one in items_of(stored) if isinstance(one, dict)]
    return blocks[0] if blocks else {}


def draws_of(stored: Sequence[Mapping[str, Any]]) -> list[QuizPool]:
    """Draws as a quiz keeps them, not saved anywhere."""
    return [
        QuizPool(
            size=number_of(one.get("size")),
            topic_id=one.get("topic"),
            tag_id=one.get("tag"),
            difficulty=str(one.get("difficulty") or ""),
        )
        for one in stored
    ]


def shortfall_sentences(
    draws: Mapping[int, Sequence[QuizPool]], fixed: Mapping[int, Collection[int]]
) -> dict[int, list[str]]:
    """Quiz → a sentence for each draw that the bank cannot fill; three queries for all."""
    pools = [pool for one in draws.values() for pool in one]
    label(pools)
    bank = fitting(pools)
    found: dict[int, list[str]] = {}
    for quiz, own in draws.items():
        taken = set(fixed[quiz])
        candidates = [[pk for pk in bank[criteria(pool)] if pk not in taken] for pool in own]
        missing = shortfalls([pool.size for pool in own], candidates) if own else []
        found[quiz] = [in_words(one, own, beside_fixed=bool(taken)) for one in missing]
    return found


def label(pools: Sequence[QuizPool]) -> None:
    """Fetch topics and tags at once; a draw names itself by them."""
    topics = Topic.objects.in_bulk({pool.topic_id for pool in pools if pool.topic_id})
    tags = Tag.objects.in_bulk({pool.tag_id for pool in pools if pool.tag_id})
    for pool in pools:
        pool.topic, pool.tag = topics.get(pool.topic_id), tags.get(pool.tag_id)


Criteria = tuple[int | None, int | None, str]


def criteria(pool: QuizPool) -> Criteria:
    return pool.topic_id, pool.tag_id, pool.difficulty


def fitting(pools: Sequence[QuizPool]) -> dict[Criteria, list[int]]:
    """Kind of draw → the questions it may have; one query for all draws together."""
    wanted = {criteria(pool) for pool in pools}
    fits: dict[Criteria, dict[int, None]] = {one: {} for one in wanted}
    if not wanted:
        return {}
    rows = drawable().filter(reduce(or_, (condition(one) for one in wanted)))
    values = rows.values_list("pk", "topic_id", "difficulty", "tagged_items__tag_id")
    for pk, topic, difficulty, tag in values.distinct():
        for one in wanted:
            if all(
                own in (None, "", has)
                for own, has in zip(one, (topic, tag, difficulty), strict=True)
            ):
                fits[one][pk] = None
    return {one: list(keys) for one, keys in fits.items()}


def condition(one: Criteria) -> Q:
    topic, tag, difficulty = one
    found = Q()
    if topic:
        found &= Q(topic_id=topic)
    if tag:
        found &= Q(tagged_items__tag_id=tag)
    if difficulty:
        found &= Q(difficulty=difficulty)
    return found
