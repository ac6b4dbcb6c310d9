"""The door to "I need another way" on the pages of a course, for those who are logged in."""

from collections.abc import Sequence

from django.http import HttpRequest
from wagtail.models import Page

from courses.models import CoursePage
from courses.panels import CoursePanel
from courses.queries.steps import Step


def add_other_way(
    panels: list[CoursePanel], request: HttpRequest, page: Page, steps: Sequence[Step]
) -> None:
    if not request.user.is_authenticated:
        return
    course = page if isinstance(page, CoursePage) else page.course
    panels.append(
        CoursePanel(
            place="end",
            template="lms/panels/other_way.html",
            context={"course": course},
            order=200,
        )
    )
