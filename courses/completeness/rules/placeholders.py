"""Prompts of a new course that nobody has replaced yet."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from ...authoring.placeholders import placeholders_in
from ..facts import CourseFacts, LessonFacts, QuestionFacts, QuizFacts, lesson_texts, question_text
from ..findings import Remark, must
from ..registry import for_course, for_lesson, for_question, for_quiz
from ..streams import plain


def leftovers(texts: Iterable[tuple[str, str]]) -> Iterator[Remark]:
    for anchor, text in texts:
        for prompt in placeholders_in(text)[:1]:
            words = _("A prompt was not replaced yet: %(prompt)s") % {"prompt": prompt}
            yield must(words, anchor)


@for_course
def prompts_of_the_course(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from leftovers(course.texts)


@for_lesson
def prompts_of_a_lesson(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from leftovers(lesson_texts(lesson))


@for_quiz
def prompts_of_a_quiz(quiz: QuizFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from leftovers([("title", quiz.title), ("intro", plain(quiz.intro))])


@for_question
def prompts_of_a_question(question: QuestionFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from leftovers([("", question_text(question))])
