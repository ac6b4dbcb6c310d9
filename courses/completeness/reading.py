"""The facts of many courses, newest drafts first, with a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone
from wagtail.models import Page, Revision

from ..conf import settings
from ..models import ContactPoint, CoursePage, LessonPage, QuizPage, QuizPool, QuizQuestion
from .bank import draws_of, question_facts, shortfall_sentences
from .facts import ContactFacts, CourseFacts, LessonFacts, QuizFacts
from .parsing import date_of, decimal_of, number_of
from .streams import blocks_of, items_of, texts_of

Content = dict[str, Any]


def course_facts(
    courses: Sequence[CoursePage], *, typed: Mapping[int, Content] | None = None
) -> list[CourseFacts]:
    """Facts of these courses, in their order. At most eleven queries, however many there are.

    `typed` has the content of pages that are being edited, by key; it counts before drafts.
    """
    steps = steps_of(courses)
    lessons = pages(LessonPage, steps)
    quizzes = pages(QuizPage, steps)
    drafts = newest_drafts([*courses, *lessons, *quizzes]) | dict(typed or {})
    places = with_children(quizzes, drafts)
    wanted = {place["question"] for one in places.values() for place in one["quiz_questions"]}
    questions = question_facts(wanted)
    draws = {pk: draws_of(content["pools"]) for pk, content in places.items()}
    fixed = {
        pk: [place["question"] for place in one["quiz_questions"]] for pk, one in places.items()
    }
    missing = shortfall_sentences(draws, fixed)
    below: dict[str, list[Any]] = defaultdict(list)
    for lesson in lessons:
        below[lesson.path[: -lesson.steplen]].append(lesson_facts(lesson, drafts[lesson.pk]))
    for quiz in quizzes:
        asked = tuple(questions[pk] for pk in fixed[quiz.pk] if pk in questions)
        below[quiz.path[: -quiz.steplen]].append(
            QuizFacts(
                pk=quiz.pk,
                title=str(drafts[quiz.pk].get("title") or ""),
                live=quiz.live,
                minutes=number_of(drafts[quiz.pk].get("minutes")),
                intro=str(drafts[quiz.pk].get("intro") or ""),
                shuffle_options=bool(drafts[quiz.pk].get("shuffle_options", True)),
                questions=asked,
                draws=len(draws[quiz.pk]),
                shortfalls=tuple(missing[quiz.pk]),
            )
        )
    contacts, topics = stale_contacts(), with_topics(courses, drafts)
    return [
        one_course(course, drafts[course.pk], below[course.path], contacts, course.pk in topics)
        for course in courses
    ]


def one_course(
    course: CoursePage,
    content: Content,
    steps: list[Any],
    contacts: tuple[ContactFacts, ...],
    has_topics: bool,
) -> CourseFacts:
    objectives = [one.get("value") for one in items_of(content.get("objectives"))]
    return CourseFacts(
        pk=course.pk,
        title=str(content.get("title") or ""),
        live=course.live,
        today=timezone.localdate(),
        code=str(content.get("code") or ""),
        description=str(content.get("description") or ""),
        objectives=tuple(texts_of(objectives)),
        audience=str(content.get("audience") or ""),
        closing=str(content.get("closing") or ""),
        units=decimal_of(content.get("units")),
        notice_level=number_of(content.get("notice_level")),
        legal_as_of=date_of(content.get("legal_as_of")),
        review_due=date_of(content.get("review_due")),
        with_survivors=bool(content.get("with_survivors")),
        has_provider=bool(content.get("provider")),
        has_topics=has_topics,
        lessons=tuple(step for step in steps if isinstance(step, LessonFacts)),
        quizzes=tuple(step for step in steps if isinstance(step, QuizFacts)),
        stale_contacts=contacts,
    )


def lesson_facts(lesson: LessonPage, content: Content) -> LessonFacts:
    return LessonFacts(
        pk=lesson.pk,
        title=str(content.get("title") or ""),
        live=lesson.live,
        minutes=number_of(content.get("minutes")),
        notice_level=number_of(content.get("notice_level")),
        summary=str(content.get("summary") or ""),
        blocks=blocks_of(content.get("body")),
        legal_as_of=date_of(content.get("legal_as_of")),
        figures_as_of=date_of(content.get("figures_as_of")),
        sources=str(content.get("sources") or ""),
    )


def steps_of(courses: Sequence[CoursePage]) -> Q:
    """What lies directly below one of these courses, by ranges of paths, which have an index."""
    none = Q(pk__in=[])
    below = (Q(path__startswith=one.path, depth=one.depth + 1) for one in courses)
    return reduce(or_, below, none)


def pages(model: type[Page], below: Q) -> list[Any]:
    # The rows are read as they are: no stream is turned into blocks, no picture is looked up.
    return list(model.objects.filter(below).order_by("path"))


def newest_drafts(found: Iterable[Page]) -> dict[int, Content]:
    """Key → content as a revision keeps it: the newest draft, or the page as it is published."""
    found = list(found)
    wanted = [
        one.latest_revision_id for one in found if one.has_unpublished_changes or not one.live
    ]
    revisions = Revision.objects.in_bulk([pk for pk in wanted if pk])
    drafts = {}
    for one in found:
        has_draft = one.has_unpublished_changes or not one.live
        revision = revisions.get(one.latest_revision_id) if has_draft else None
        drafts[one.pk] = revision.content if revision else columns_of(one)
    return drafts


def columns_of(page: Model) -> Content:
    """The columns of a row in the form of a revision; relations to many are read elsewhere."""
    content: Content = {}
    for field in page._meta.concrete_fields:
        value = getattr(page, field.attname)
        content[field.name] = getattr(value, "raw_data", value)
    return content | {
        name: list(content[name]) for name in ("body", "objectives") if name in content
    }


def with_children(quizzes: Sequence[QuizPage], drafts: dict[int, Content]) -> dict[int, Content]:
    """Quiz → its questions and pools: from the draft, or from the tables; two queries."""
    rows = [one.pk for one in quizzes if "quiz_questions" not in drafts[one.pk]]
    children: dict[int, Content] = {
        one.pk: {"quiz_questions": [], "pools": []}
        | {key: drafts[one.pk].get(key) or [] for key in ("quiz_questions", "pools")}
        for one in quizzes
    }
    for model, key in ((QuizQuestion, "quiz_questions"), (QuizPool, "pools")):
        for row in model.objects.filter(quiz__in=rows).order_by("sort_order"):
            children[row.quiz_id][key].append(
                {field.name: getattr(row, field.attname) for field in model._meta.concrete_fields}
            )
    return children


def with_topics(courses: Sequence[CoursePage], drafts: dict[int, Content]) -> set[int]:
    """Keys of the courses that have a topic; one query."""
    through = CoursePage.topics.through
    rows = through.objects.filter(coursepage__in=[one.pk for one in courses])
    stored = set(rows.values_list("coursepage_id", flat=True))
    return {
        one.pk
        for one in courses
        if drafts[one.pk].get("topics", one.pk in stored)  # a draft knows its own
    }


def stale_contacts() -> tuple[ContactFacts, ...]:
    limit = timezone.localdate() - dt.timedelta(days=settings.CONTACT_MAX_AGE_DAYS)
    rows = ContactPoint.objects.filter(last_checked__lt=limit)
    return tuple(ContactFacts(*row) for row in rows.values_list("pk", "name", "last_checked"))
