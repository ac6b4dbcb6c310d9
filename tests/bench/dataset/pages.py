"""Courses: the shipped P1 as it is, the others copies of it with small lessons.

Pages are written straight into their tables. `Page.copy` would take the better part of an hour,
so paths and child counts are computed here and checked afterwards.
"""

import json
import uuid
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import connection, models
from tqdm import tqdm
from wagtail.models import Page

from courses.models import CoursePage, LessonPage, QuizPage, QuizQuestion

from ..bare.models import BarePage
from .batches import batches

SMALL_BODY = json.dumps(
    [{"type": "prose", "value": "<h2>Hinsehen</h2><p>Was sehe ich – und was deute ich?</p>"}]
)
ROWS_PER_COURSE = 28  # page and own row of 8 pages, 10 questions, 2 topics: about


def rows(courses: int) -> int:
    return ROWS_PER_COURSE * courses


def build(courses: int, bar: tqdm) -> list[CoursePage]:
    """P1 first, then its copies in tree order."""
    original = CoursePage.objects.get(code="P1")
    copy_courses(original, courses - 1, bar)
    add_bare_page(measured_lesson(original))
    check_tree()
    return list(CoursePage.objects.order_by("path"))


def measured_lesson(course: CoursePage) -> LessonPage:
    """The longest lesson that needs no notice before it is read."""
    lessons = LessonPage.objects.child_of(course).live()
    open_ones = lessons.filter(notice_level__lt=LessonPage.NoticeLevel.NAMES)
    return max(open_ones, key=lambda lesson: len(json.dumps(lesson.body.get_prep_value())))


def copy_courses(original: CoursePage, copies: int, bar: tqdm) -> None:
    catalogue = original.get_parent()
    first = catalogue.numchild + 1
    quizzes = QuizPage.objects.child_of(original)
    steps = [*LessonPage.objects.child_of(original), *quizzes]
    questions = QuizQuestion.objects.filter(quiz__in=quizzes)
    places = list(questions.values("question_id", "sort_order"))
    topics = list(original.topics.values_list("pk", flat=True))
    for numbers in batches(range(first, first + copies), 100):
        pages: list[Page] = []
        for number in numbers:
            course = copied(original, catalogue, number, f"kurs-{number}")
            pages.append(course)
            pages += [copied(step, course, place, step.slug) for place, step in numbered(steps)]
        insert_pages(pages)
        QuizQuestion.objects.bulk_create(
            QuizQuestion(quiz=page, **place)
            for page in pages
            if isinstance(page, QuizPage)
            for place in places
        )
        CoursePage.topics.through.objects.bulk_create(
            CoursePage.topics.through(coursepage_id=page.pk, topic_id=topic)
            for page in pages
            if isinstance(page, CoursePage)
            for topic in topics
        )
        bar.update(rows(len(numbers)))
    Page.objects.filter(pk=catalogue.pk).update(numchild=catalogue.numchild + copies)


def numbered(steps: list[Page]) -> Iterator[tuple[int, Page]]:
    return enumerate(sorted(steps, key=lambda step: step.path), start=1)


def copied(source: Page, parent: Page, place: int, slug: str) -> Any:
    """A page like `source` at a place below `parent`; not written yet."""
    model = type(source)
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    values = {name: getattr(source, name) for name in names if name != "id"}
    page = model(**values)
    page.path = Page._get_path(parent.path, parent.depth + 1, place)
    page.depth, page.slug = parent.depth + 1, slug
    page.url_path = f"{parent.url_path}{slug}/"
    page.translation_key = uuid.uuid4()
    page.latest_revision_id = page.live_revision_id = None
    if isinstance(page, CoursePage):
        page.title = page.draft_title = f"{source.title} {place}"
        page.code = f"K{place}"
    if isinstance(page, LessonPage):
        page.body = SMALL_BODY
    return page


def insert_pages(pages: list[Page]) -> None:
    """Their common rows in one statement, then the own rows of each page type."""
    shared = [field for field in Page._meta.local_concrete_fields if not field.primary_key]
    bases = Page.objects.bulk_create(
        Page(**{field.attname: getattr(page, field.attname) for field in shared}) for page in pages
    )
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = base.pk
        page._state.adding = False
    for model in (CoursePage, LessonPage, QuizPage):
        insert_own_rows(model, [page for page in pages if type(page) is model])


def insert_own_rows(model: type[models.Model], pages: list[Page]) -> None:
    """What `bulk_create` refuses for a model with a parent: only the child's own columns."""
    fields = model._meta.local_concrete_fields
    size = connection.ops.bulk_batch_size(fields, pages)
    for batch in batches(pages, size):
        model._base_manager._insert(batch, fields=fields, using=connection.alias)


def add_bare_page(lesson: LessonPage) -> None:
    """The bare page with the lesson's body, at the lesson's depth and routed by Wagtail alone."""
    parent = CoursePage.objects.ancestor_of(lesson).get().get_parent().get_parent()
    for slug in ("bench", "bereich"):
        parent = parent.add_child(instance=BarePage(title=slug, slug=slug))
    page = BarePage(title=lesson.title, slug=lesson.slug, body=lesson.body)
    parent.add_child(instance=page)
    if page.depth != lesson.depth:
        raise RuntimeError("The bare page is not as deep as the lesson.")


def check_tree() -> None:
    """Every page has a parent, the depth of its path, and as many children as it says.

    `Page.find_problems` asks the same with two queries per page.
    """
    found = list(Page.objects.values_list("path", "depth", "numchild"))
    paths = {path for path, _depth, _numchild in found}
    children = Counter(path[: -Page.steplen] for path in paths)
    for path, depth, numchild in found:
        orphan = depth > 1 and path[: -Page.steplen] not in paths
        if orphan or len(path) != depth * Page.steplen or numchild != children[path]:
            raise RuntimeError(f"The page tree is broken at {path}.")
