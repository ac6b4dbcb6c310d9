"""Where the admin offers it: buttons on the pages of a course, and the report."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from ..completeness.report import LOOKING, URL_NAME, CompletenessReport
from ..models import CatalogPage, CoursePage, LessonPage, QuizPage


def page_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the header of a catalogue: create a course. Of a course and its steps: how to go on."""
    kind = page.cached_content_type.model_class()
    if kind is CatalogPage and page.permissions_for_user(user).can_add_subpage():
        url = f"{reverse('course_authoring:index')}?catalogue={page.pk}"
        yield Button(_("Create a course"), url, icon_name="plus", priority=1)
    course = course_of(page, kind)
    if course and course.permissions_for_user(user).can_edit():
        yield Button(_("How to go on"), next_steps_url(course), icon_name="tasks", priority=1)


def course_of(page: Page, kind: Any) -> Page | None:
    """The page of the course that a page is or belongs to; one query for a step."""
    if kind is CoursePage:
        return page
    return page.get_parent() if kind in (LessonPage, QuizPage) else None


def next_steps_url(course: Page) -> str:
    return reverse("course_authoring:next", args=[course.pk])


def go_on_after_handing_in(request: HttpRequest, page: Page) -> HttpResponse | None:
    """To what is left of the same course, instead of the list of all courses.

    Who may write lessons but not the course itself goes where Wagtail leads.
    """
    course = course_of(page, type(page)) if "action-submit" in request.POST else None
    if course is None or not course.permissions_for_user(request.user).can_edit():
        return None
    return redirect(next_steps_url(course))


class ReportMenuItem(MenuItem):
    """For people who may do something about it."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = CompletenessReport.permission_policy
        return policy.user_has_any_permission(request.user, LOOKING)


def report_menu_item() -> MenuItem:
    return ReportMenuItem(
        _("Completeness of courses"),
        reverse(URL_NAME),
        name="courses-completeness",
        icon_name="clipboard-list",
        order=650,
    )


def report_urls() -> list[URLPattern]:
    base = "reports/course-completeness/"
    return [
        path(base, CompletenessReport.as_view(), name=URL_NAME),
        path(
            f"{base}results/",
            CompletenessReport.as_view(results_only=True),
            name=f"{URL_NAME}_results",
        ),
    ]
