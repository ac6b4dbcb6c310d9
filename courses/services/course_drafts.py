"""Verb of authors: a new course with its lessons and its quiz, all drafts."""

import json
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from ..as_edited import stored_stream
from ..authoring import skeleton
from ..authoring.placeholders import prompt
from ..authoring.timing import shared_minutes
from ..models import CatalogPage, CoursePage, LessonPage, QuizPage, Topic

UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ß": "ss"}
)
LONGEST_SLUG = 80


@transaction.atomic
def create_course(
    *,
    catalogue: CatalogPage,
    title: str,
    description: str,
    topic: Topic,
    units: Decimal,
    lessons: int,
    level: str = CoursePage.Level.BASIC,
    notice_level: int = CoursePage.NoticeLevel.NONE,
    user: Any = None,
) -> CoursePage:
    """A draft course below `catalogue`, with `lessons` lessons and a quiz full of prompts.

    The minutes of lessons and quiz make `units` × 45. Raises PermissionDenied if `user` may not
    add pages there, ValidationError for values that the pages themselves refuse.
    """
    if user is not None and not catalogue.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    course = CoursePage(
        title=title,
        slug=free_slug(catalogue, title),
        description=description,
        search_description=description[:255],
        audience=skeleton.audience(),
        objectives=json.dumps(stored_stream(CoursePage, "objectives", skeleton.objectives())),
        closing=skeleton.closing(),
        units=units,
        level=level,
        notice_level=notice_level,
        topics=[topic],
    )
    add_draft(catalogue, course, user)
    minutes, quiz_minutes = shared_minutes(int(units * 45), lessons)
    for number, length in enumerate(minutes, start=1):
        add_draft(course, new_lesson(number, length, notice_level), user)
    quiz = QuizPage(title=_("Check what you have learned"), slug="quiz", minutes=quiz_minutes)
    add_draft(course, quiz, user)
    return course


def new_lesson(number: int, minutes: int, notice_level: int) -> LessonPage:
    return LessonPage(
        title=prompt(_("Title of lesson %(number)d") % {"number": number}),
        slug=f"lektion-{number}",
        minutes=minutes,
        notice_level=notice_level,
        summary=skeleton.summary(),
        body=json.dumps(stored_stream(LessonPage, "body", skeleton.lesson_body(notice_level))),
    )


def add_draft(parent: Page, page: Page, user: Any) -> None:
    """Nobody but editors sees it until it is published."""
    page.live, page.has_unpublished_changes, page.owner = False, True, user
    parent.add_child(instance=page)
    page.full_clean()
    revision = page.save_revision(user=user, clean=False)
    log(instance=page, action="wagtail.create", user=user, revision=revision, content_changed=True)


def free_slug(parent: Page, title: str) -> str:
    """An address from the title that no neighbour has; one query."""
    base = slugify(title.translate(UMLAUTS))[:LONGEST_SLUG].strip("-") or "kurs"
    taken = set(parent.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
