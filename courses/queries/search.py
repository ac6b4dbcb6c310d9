"""Search in the text of all courses and lessons that are open to everybody."""

import re
from dataclasses import dataclass

from django.core.paginator import Page as PageOfHits
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

from ..excerpts import excerpt, marked, pattern_of
from ..models import CatalogPage, CoursePage, LessonPage
from .public import public_pages
from .words import search_query

MAX_HITS = 200  # of each kind; who finds more needs other words
HITS_ON_A_PAGE = 10

Key = tuple[type[Page], int, str]  # model, primary key, title of the course above a lesson


@dataclass(frozen=True)
class Hit:
    """One course or lesson; `course` is None where the hit is a course itself."""

    url: str
    title: SafeString
    course: str | None
    text: SafeString
    notice_level: int


def hits(
    catalogue: CatalogPage, words: str, number: str | None, request: HttpRequest
) -> PageOfHits:
    """A page of hits, courses first, each kind by relevance.

    Six queries at most, however many hits there are. Text is read only for the hits shown.
    """
    page = Paginator(found(catalogue, words), HITS_ON_A_PAGE).get_page(number)
    page.object_list = hits_of(page.object_list, pattern_of(words), request)
    return page


def found(catalogue: CatalogPage, words: str) -> list[Key]:
    """Keys of live, public courses and lessons below a catalogue that hold all the words."""
    query = search_query(words)
    courses, lessons = (
        list(
            of_type.filter(pk__in=public_pages().descendant_of(catalogue).values("pk"))
            .only("pk", "path")
            .search(query)[:MAX_HITS]
        )
        for of_type in (CoursePage.objects.live(), LessonPage.objects.live())
    )
    parents = {lesson.path[: -lesson.steplen] for lesson in lessons}
    live = CoursePage.objects.live().filter(path__in=parents)
    titles = dict(live.values_list("path", "title"))
    above = ((lesson, titles.get(lesson.path[: -lesson.steplen])) for lesson in lessons)
    return [
        *((CoursePage, course.pk, "") for course in courses),
        *((LessonPage, lesson.pk, title) for lesson, title in above if title is not None),
    ]


def hits_of(keys: list[Key], pattern: re.Pattern[str] | None, request: HttpRequest) -> list[Hit]:
    courses = CoursePage.objects.in_bulk([pk for model, pk, _title in keys if model is CoursePage])
    lessons = LessonPage.objects.in_bulk([pk for model, pk, _title in keys if model is LessonPage])
    made = []
    for model, pk, title in keys:
        if model is CoursePage and pk in courses:
            made.append(course_hit(courses[pk], pattern, request))
        elif model is LessonPage and pk in lessons:
            made.append(lesson_hit(lessons[pk], title, pattern, request))
    return made


def course_hit(course: CoursePage, pattern: re.Pattern[str] | None, request: HttpRequest) -> Hit:
    return Hit(
        url=course.get_url(request) or "",
        title=marked(course.title, pattern),
        course=None,
        text=excerpt([course.description, course.audience], pattern),
        notice_level=course.notice_level,
    )


def lesson_hit(
    lesson: LessonPage, title: str, pattern: re.Pattern[str] | None, request: HttpRequest
) -> Hit:
    return Hit(
        url=lesson.get_url(request) or "",
        title=marked(lesson.title, pattern),
        course=title,
        text=excerpt([lesson.summary, *passages(lesson)], pattern),
        notice_level=lesson.notice_level,
    )


def passages(lesson: LessonPage) -> list[str]:
    """The text of a lesson, piece by piece, without the sections that name violence.

    Those are found as well, but never quoted: a list of hits gives no notice beforehand.
    """
    return [
        text
        for block in lesson.body
        if block.block_type != "sensitive"
        for text in block.block.get_searchable_content(block.value)
    ]
