"""Which questions of the bank a quiz may draw."""

from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.db.models.functions import Coalesce

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


def question_count(quiz: QuizPage) -> int:
    """How many questions a paper of this quiz has; two queries."""
    drawn = quiz.pools.aggregate(total=Coalesce(Sum("size"), 0))["total"]
    return quiz.quiz_questions.count() + drawn
