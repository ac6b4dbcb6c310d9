"""Tom edits a lesson, previews and submits it; only after Rea has approved it does it show."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from courses.models import CoursePage, LessonPage

from .people import sign_in
from .words import button

pytestmark = pytest.mark.journey
NEWS = "Neu von Tom: Sie sind nicht allein."


def test_an_edited_lesson_appears_after_its_approval(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    cast: dict[str, Any],
    site: str,
) -> None:
    lesson = LessonPage.objects.child_of(course).first()
    reader = open_browser().new_page()
    tom = sign_in(open_browser(), cast["tom"], site).new_page()
    edit(tom, lesson)
    see_the_preview(tom)
    submit_for_moderation(tom)
    reader.goto(lesson.url)
    expect(reader.get_by_text(NEWS)).to_have_count(0)
    approve(sign_in(open_browser(), cast["rea"], site).new_page(), lesson)
    reader.reload()
    expect(reader.get_by_text(NEWS)).to_be_visible()


def edit(page: Page, lesson: LessonPage) -> None:
    """Write a new summary into a lesson as it is shipped."""
    page.goto(f"/admin/pages/{lesson.pk}/edit/")
    page.locator('textarea[name="summary"]').fill(NEWS)


def see_the_preview(page: Page) -> None:
    """Wagtail shows the page, not saved yet, in a frame beside the form."""
    button(page, "Toggle preview").click()
    frame = page.frame_locator(".w-preview__iframe").first
    expect(frame.get_by_text(NEWS)).to_be_visible()


def submit_for_moderation(page: Page) -> None:
    button(page, "More actions").last.click()
    page.locator('button[name="action-submit"]').click()
    expect(page.locator(".messages .success")).to_be_visible()


def approve(page: Page, lesson: LessonPage) -> None:
    page.goto("/admin/")
    expect(page.get_by_role("link", name=lesson.title).first).to_be_visible()
    page.goto(f"/admin/pages/{lesson.pk}/edit/")
    button(page, "More actions").last.click()
    page.locator('button[data-workflow-action-name="approve"]').first.click()
    expect(page.locator(".messages .success")).to_be_visible()
    lesson.refresh_from_db()
    assert not lesson.has_unpublished_changes
