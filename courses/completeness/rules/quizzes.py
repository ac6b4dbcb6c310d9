"""A quiz that can be taken, and that cannot be guessed."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..facts import CourseFacts, QuizFacts
from ..findings import Remark, must, should
from ..registry import for_course, for_quiz
from .questions import options

ENOUGH_TO_TELL = 4


@for_course
def course_has_a_quiz(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    if not course.quizzes:
        yield should(_("The course has no quiz."))


@for_quiz
def has_questions(quiz: QuizFacts, _course: CourseFacts) -> Iterator[Remark]:
    if not quiz.questions and not quiz.draws:
        yield must(_("The quiz has no question and draws none from the bank."), "quiz_questions")


@for_quiz
def draws_can_be_filled(quiz: QuizFacts, _course: CourseFacts) -> Iterator[Remark]:
    for sentence in quiz.shortfalls:
        yield must(sentence, "pools")


@for_quiz
def questions_are_published(quiz: QuizFacts, _course: CourseFacts) -> Iterator[Remark]:
    drafts = [question.reference for question in quiz.questions if not question.live]
    if drafts:
        text = _("Not published, and thus left out of new papers: %(names)s.")
        yield must(text % {"names": ", ".join(drafts[:8])}, "quiz_questions")
    retired = [question.reference for question in quiz.questions if question.retired]
    if retired:
        text = _("Retired questions are still asked here: %(names)s.")
        yield should(text % {"names": ", ".join(retired[:8])}, "quiz_questions")


@for_quiz
def right_options_move(quiz: QuizFacts, _course: CourseFacts) -> Iterator[Remark]:
    places = []
    for question in quiz.questions:
        if question.kind == "single":
            places += [n for n, one in enumerate(options(question)) if one.get("correct")]
    if len(places) >= ENOUGH_TO_TELL and len(set(places)) == 1:
        text = _("The right option is always number %(place)d; please mix them.")
        remark = should if quiz.shuffle_options else must
        yield remark(text % {"place": places[0] + 1}, "quiz_questions")
