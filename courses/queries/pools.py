"""Which questions of the bank a quiz may draw."""

from collections.abc import Collection, Sequence

from django.db.models import Exists, OuterRef, QuerySet, Value

from ..drawing import Shortfall, shortfalls
from ..models import Question, QuestionVersion, QuizPage, QuizPool


def drawable(questions: QuerySet[Question] | None = None) -> QuerySet[Question]:
    """Published, not retired, and with a version to pin."""
    base = Question.objects.all() if questions is None else questions
    versions = QuestionVersion.objects.filter(question=OuterRef("pk"))
    return base.filter(Exists(versions), live=True, retired_at__isnull=True)


def pool_questions(pool: QuizPool) -> QuerySet[Question]:
    """All questions a pool may draw; nothing is loaded."""
    questions = drawable()
    if pool.topic_id:
        questions = questions.filter(topic_id=pool.topic_id)
    if pool.difficulty:
        questions = questions.filter(difficulty=pool.difficulty)
    if pool.tag_id:
        questions = questions.filter(tagged_items__tag_id=pool.tag_id)
    return questions


def candidates(
    pools: Sequence[QuizPool], *, without: Collection[int], by_chance: bool = False
) -> list[list[int]]:
    """Ids of questions for each pool, at most as many as all pools draw; one query for each.

    More are never needed: a pool with that many can be filled whatever the others take. Which
    ones, is by chance only if asked for, because that makes the database look at all of them.
    """
    most = sum(pool.size for pool in pools)
    return [
        list(
            pool_questions(pool)
            .exclude(pk__in=without)
            .order_by("?" if by_chance else "pk")
            .values_list("pk", flat=True)[:most]
        )
        for pool in pools
    ]


def pools_too_small(pools: Sequence[QuizPool], fixed: Collection[int]) -> list[Shortfall]:
    """Pools that cannot be filled beside the fixed questions (ids) of the same quiz."""
    return shortfalls([pool.size for pool in pools], candidates(pools, without=fixed))


def not_asked(quiz: QuizPage) -> list[Question]:
    """Fixed questions of a quiz that are not published now, and thus left out of new papers."""
    places = quiz.quiz_questions.all()
    return list(Question.objects.filter(pk__in=[one.question_id for one in places], live=False))


def question_count(quiz: QuizPage) -> int:
    """How many questions a paper of this quiz has; one query. Works in a preview as well."""
    live, pools = quiz.quiz_questions.filter(question__live=True), quiz.pools.all()
    if not isinstance(live, QuerySet) or not isinstance(pools, QuerySet):
        return live.count() + sum(pool.size for pool in pools)  # of a draft, in memory
    ones = live.order_by().values_list(Value(1))
    sizes = ones.union(pools.order_by().values_list("size"), all=True)
    return sum(size for (size,) in sizes.order_by())
