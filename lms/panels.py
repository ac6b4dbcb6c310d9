"""What lms shows on the pages of a course."""

from collections.abc import Sequence

from django.http import HttpRequest
from wagtail.models import Page

from courses.models import CoursePage, LessonPage, QuizPage
from courses.panels import CoursePanel
from courses.queries.steps import Step

from .queries.progress import progress_in
from .queries.quizzes import latest_attempts


def add_learning_panels(
    panels: list[CoursePanel], request: HttpRequest, page: Page, steps: Sequence[Step]
) -> None:
    """Progress on top, the way on at the end, ticks in the list of steps."""
    course = page if isinstance(page, CoursePage) else page.course
    progress = progress_in(request.user, course.pk, steps)
    context = {"page": page, "course": course, "steps": steps, "progress": progress}
    done = progress.done if progress else frozenset()
    panels.append(
        CoursePanel(
            place="steps",
            template="lms/panels/steps.html",
            context=context | {"done": done, "current": page.pk},
        )
    )
    if isinstance(page, CoursePage):
        panels.append(CoursePanel(place="top", template="lms/panels/course.html", context=context))
    if isinstance(page, LessonPage):
        here = {"is_done": page.pk in done}
        panels.append(
            CoursePanel(place="top", template="lms/panels/progress.html", context=context)
        )
        panels.append(
            CoursePanel(place="end", template="lms/panels/lesson.html", context=context | here)
        )
    if isinstance(page, QuizPage):
        attempt, passed = None, False
        if progress:
            attempt, passed = latest_attempts(progress.enrolment.pk, page.pk)
        tried = {"attempt": attempt, "passed": passed}
        panels.append(
            CoursePanel(place="end", template="lms/panels/quiz.html", context=context | tried)
        )
