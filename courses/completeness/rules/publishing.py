"""What learners do not see although the course is open."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..facts import CourseFacts, LessonFacts, QuizFacts
from ..findings import Remark, should
from ..registry import for_lesson, for_quiz


@for_lesson
def lesson_is_published(lesson: LessonFacts, course: CourseFacts) -> Iterator[Remark]:
    if course.live and not lesson.live:
        yield should(_("The course is published, this lesson is not: nobody sees it."))


@for_quiz
def quiz_is_published(quiz: QuizFacts, course: CourseFacts) -> Iterator[Remark]:
    if course.live and not quiz.live:
        yield should(_("The course is published, this quiz is not: nobody can take it."))
