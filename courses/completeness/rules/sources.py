"""Every statement rests on something; what is uncertain stays out of sight of learners (D.11)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..facts import CourseFacts, LessonFacts, QuestionFacts, QuizFacts, lesson_texts, question_text
from ..findings import Remark, must, should
from ..registry import for_course, for_lesson, for_question, for_quiz
from ..streams import plain

MARK = re.compile(r"\[(?:G|E|\?|[QS]\d+(?:\s*,\s*[QS]?\d+)*)\]|\([SQ]\d+\)")
UNCERTAIN = "[?]"


def marks(text: str, anchor: str) -> Iterator[Remark]:
    if match := MARK.search(text):
        words = _(
            "The certainty mark %(mark)s is in a text learners read; it belongs to the sources."
        )
        yield must(words % {"mark": match[0]}, anchor)


@for_course
def no_marks_in_the_course(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    for anchor, text in course.texts:
        yield from marks(text, anchor)


@for_lesson
def no_marks_in_a_lesson(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    for anchor, text in lesson_texts(lesson):
        yield from marks(text, anchor)


@for_quiz
def no_marks_in_a_quiz(quiz: QuizFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from marks(plain(f"{quiz.title} {quiz.intro}"), "intro")


@for_question
def no_marks_in_a_question(question: QuestionFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from marks(question_text(question), "")


@for_lesson
def has_sources(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    sources = plain(lesson.sources)
    if not sources:
        yield must(_("There are no sources: what does this lesson rest on?"), "sources")
    elif UNCERTAIN in sources:
        text = _("A statement is still marked as uncertain [?]: settle it or strike it out.")
        yield should(text, "sources")
