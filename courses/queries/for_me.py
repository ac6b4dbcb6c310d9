"""Courses in the order that suits some professional groups, and why.

The rule (field rules C.1 and C.2): each group has a depth per topic. 1 means the basic course of
the topic, 2 both courses, 3 both and a step in presence. A course suits a group that it names; one
for everybody suits a group whose depth reaches it. The order is a recommendation, never a filter.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..models import CoursePage, GroupDepth, ProfessionalGroup, Topic

# The first course of a topic by its code, also as a variant: P1, P1-R, but not P10.
FIRST_OF_TOPIC = r"^[A-Za-z]1([^0-9]|$)"
BASIC, FULL = GroupDepth.Depth.BASICS, GroupDepth.Depth.FULL


def in_order_for(courses: QuerySet[CoursePage], groups: Collection[str]) -> QuerySet[CoursePage]:
    """Courses that suit the groups (slugs) first, the deepest topics before others.

    Refreshers come after the courses that suit.

    Adds `for_them` (suits), `named` (key of a group it names, or None), `needed` (1 for basic
    courses, else 2), and of the group and topic that fit best their keys and depth: `best_group`,
    `best_topic`, `deepest`.
    """
    ours = CoursePage.groups.through.objects.filter(coursepage=OuterRef("pk"))
    named = ours.filter(professionalgroup__slug__in=groups).values("professionalgroup")
    basic = Q(level=CoursePage.Level.BASIC) | Q(code__regex=FIRST_OF_TOPIC)
    best = best_depth(groups)
    return courses.annotate(
        named=Subquery(named[:1]),
        for_all=~Exists(ours),
        best_group=Subquery(best.values("group")[:1]),
        best_topic=Subquery(best.values("topic")[:1]),
        deepest=Coalesce(Subquery(best.values("depth")[:1]), Value(0)),
        needed=Case(
            When(basic, then=Value(BASIC)), default=Value(FULL), output_field=IntegerField()
        ),
        for_them=Case(
            When(named__isnull=False, then=Value(True)),
            When(for_all=True, deepest__gte=F("needed"), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        ),
        refreshes=Case(
            When(refresher_of__isnull=False, then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        ),
    ).order_by("-for_them", "refreshes", "-deepest", "needed", "title", "pk")


def best_depth(groups: Collection[str]) -> QuerySet[GroupDepth]:
    """Depths of the groups in the topics of a course, the greatest first."""
    topics = CoursePage.topics.through.objects.filter(coursepage=OuterRef(OuterRef("pk")))
    depths = GroupDepth.objects.filter(group__slug__in=groups, topic__in=topics.values("topic"))
    return depths.order_by("-depth", "group__sort_order", "pk")


@dataclass(frozen=True)
class Why:
    """The sentence on a card, and whether it recommends the course."""

    sentence: str
    recommended: bool


def explain(courses: Iterable[CoursePage], groups: Sequence[ProfessionalGroup]) -> None:
    """Put a `Why` as `why` on each course that `in_order_for` has annotated; no query."""
    by_key = {group.pk: group for group in groups}
    for course in courses:
        group = by_key.get(course.named or course.best_group, groups[0])
        topic = next((one for one in course.topics.all() if one.pk == course.best_topic), None)
        depth = course.deepest if group.pk == course.best_group else 0
        words = sentence(course, group, topic, depth)
        course.why = Why(words, recommended=course.for_them)


def sentence(course: CoursePage, group: ProfessionalGroup, topic: Topic | None, depth: int) -> str:
    words = {"group": group.label, "topic": topic.title if topic else "", "depth": in_words(depth)}
    if course.for_them and course.refresher_of_id:
        return _("A refresher for %(group)s who know the full course.") % words
    if course.for_them and topic and depth:
        return _("Recommended for %(group)s: %(topic)s – %(depth)s.") % words
    if course.for_them:
        return _("Made for %(group)s.") % words
    if depth >= course.needed:
        return _("Made for other groups, open to %(group)s too.") % words
    if depth:
        return _("Goes further than %(group)s need: %(topic)s – %(depth)s.") % words
    return _("Not expected of %(group)s, but open to you.") % words


def in_words(depth: int) -> str:
    return {
        0: pgettext("depth", "not expected"),
        1: pgettext("depth", "basics"),
        2: pgettext("depth", "in depth"),
        3: pgettext("depth", "in depth and in presence"),
    }.get(depth, "")
