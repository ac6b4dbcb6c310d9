"""What lms shows on the pages of a course."""

from collections.abc import Sequence

from django.http import HttpRequest
from wagtail.models import Page

from courses.models import CoursePage, LessonPage, QuizPage
from courses.panels import CoursePanel
from courses.queries.steps import Step

from ..models import Enrolment
from ..queries.progress import progress_in
from ..queries.standings import Standing, standing
from ..services.quizzes import close_if_expired


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
        stand = standing_after_expiry(progress.enrolment, page) if progress else None
        panels.append(
            CoursePanel(
                place="end", template="lms/panels/quiz.html", context=context | {"stand": stand}
            )
        )


def standing_after_expiry(enrolment: Enrolment, quiz: QuizPage) -> Standing:
    """Where she stands; an attempt whose time is over is handed in on the way."""
    stand = standing(enrolment, quiz)
    if stand.latest is None or close_if_expired(attempt=stand.latest) is stand.latest:
        return stand
    return standing(enrolment, quiz)
