"""Numbers live in the help box only, where somebody keeps checking them (D.11)."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from ..facts import CourseFacts, LessonFacts, QuestionFacts, QuizFacts, lesson_texts, question_text
from ..findings import Remark, must
from ..registry import for_course, for_lesson, for_question, for_quiz
from ..streams import plain

# An area code and at least five further digits, or one of the 116 numbers; years, paragraphs and
# amounts of money look different.
PHONE = re.compile(
    r"(?<![\d.,/§-])(?:(?:\+|00)49[ /()-]*\d[\d /()-]{6,}\d|0\d{2,4}[ /-]?\d[\d /-]{4,}\d"
    r"|116[ ]?\d{3})(?![\d.,]?\d)"
)


def numbers(texts: Iterable[tuple[str, str]]) -> Iterator[Remark]:
    for anchor, text in texts:
        if match := PHONE.search(text):
            words = _(
                "There is a phone number in the text: %(number)s. Take it out; numbers belong to "
                "the contact points and stand in the help box."
            )
            yield must(words % {"number": match[0].strip()}, anchor)


@for_course
def no_numbers_in_the_course(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from numbers(course.texts)


@for_lesson
def no_numbers_in_a_lesson(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from numbers(lesson_texts(lesson))


@for_quiz
def no_numbers_in_a_quiz(quiz: QuizFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from numbers([("intro", plain(quiz.intro))])


@for_question
def no_numbers_in_a_question(question: QuestionFacts, _course: CourseFacts) -> Iterator[Remark]:
    yield from numbers([("", question_text(question))])
