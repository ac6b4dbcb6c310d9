"""Care for those who write and review (field rule E.4, 10): heavy drafts say so when opened."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from .models import CoursePage, LessonPage


def mark_heavy_draft(request: HttpRequest, page: Page) -> None:
    """Hook `before_edit_page`: a word before a text of notice level 2, by its latest draft."""
    if request.method != "GET" or not isinstance(page, (CoursePage, LessonPage)):
        return
    draft = page.get_latest_revision_as_object()
    if draft.notice_level < LessonPage.NoticeLevel.NAMES:
        return
    messages.warning(
        request,
        _(
            "This text names forms of violence. Work on it with a second person, take breaks, and "
            "use supervision. You may hand it on at any time, without giving a reason."
        ),
    )
