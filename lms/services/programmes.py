"""Verbs about programmes: publish a version, copy it, map a course, move people over."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.models import CoursePage, LessonPage

from ..exceptions import VersionFrozen, VersionIncomplete
from ..models import (
    Assignment,
    Extension,
    Programme,
    ProgrammeStep,
    ProgrammeVersion,
    StepCourse,
)
from ..queries.lives import Life, lives
from ..rules.periods import Status, status_of
from .settling import settle


@transaction.atomic
def publish(*, version: ProgrammeVersion) -> ProgrammeVersion:
    """From now on those assigned get this version; it stays as it is.

    Raises VersionFrozen, VersionIncomplete.
    """
    version = ProgrammeVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if version.published_at:
        raise VersionFrozen
    steps = list(version.steps.all())
    if not steps or any(lacks_course(step) for step in steps):
        raise VersionIncomplete
    for row in StepCourse.objects.filter(step__version=version).select_related("course"):
        resolve(row)
        row.save()
    version.published_at = timezone.now()
    version.save()
    return version


def lacks_course(step: ProgrammeStep) -> bool:
    return step.kind == ProgrammeStep.Kind.COURSE and not step.courses.exists()


def resolve(row: StepCourse) -> None:
    """Find the course by its code, and freeze the lessons that are enough."""
    if row.course is None and row.code:
        row.course = CoursePage.objects.live().filter(code__iexact=row.code).first()
    if row.course and row.lesson_numbers and not row.lesson_pages:
        lessons = LessonPage.objects.child_of(row.course).live().order_by("path")
        pages = list(lessons.values_list("pk", flat=True))
        wanted = [number for number in row.lesson_numbers if 1 <= number <= len(pages)]
        row.lesson_pages = [pages[number - 1] for number in wanted]


@transaction.atomic
def map_course(*, step: ProgrammeStep, course: CoursePage) -> StepCourse:
    """Let a course fulfil a step, also in a version that runs; the step is asked for from now on.

    It takes nothing away: rounds already fulfilled stay so. Twice changes nothing.
    """
    if step.kind != ProgrammeStep.Kind.COURSE:
        raise VersionIncomplete
    ProgrammeVersion.objects.select_for_update(of=("self",)).get(pk=step.version_id)
    rows = StepCourse.objects.filter(step=step)
    row = rows.filter(course=course).first()
    if row:
        return row
    row = rows.filter(course__isnull=True).first() or StepCourse(step=step)
    # A course added beside one that is there changes no deadline; a step that waited wakes up.
    waited = not rows.filter(course__isnull=False).exists()
    row.course, row.mapped_on = course, timezone.localdate() if waited else None
    row.code = row.code or course.code
    row.lessons, row.lesson_pages = "", []
    row.save()
    settle_version(step.version_id)
    return row


def map_waiting() -> int:
    """Courses that have come to the site meanwhile, by their short code; gives how many."""
    waiting = StepCourse.objects.filter(
        course__isnull=True, step__version__published_at__isnull=False
    ).exclude(code="")
    found = 0
    for row in waiting.select_related("step"):
        with transaction.atomic():
            resolve(row)
            if row.course is None:
                continue
            others = row.step.courses.filter(course__isnull=False).exclude(pk=row.pk)
            row.mapped_on = None if others.exists() else timezone.localdate()
            row.save()
            settle_version(row.step.version_id)
            found += 1
    return found


def settle_version(version: int) -> None:
    running = Assignment.objects.active().filter(version=version)
    settle(running.values_list("pk", flat=True))


@transaction.atomic
def copy_version(*, version: ProgrammeVersion, note: str = "") -> ProgrammeVersion:
    """A draft with the next number and the same steps; keys stay, so facts will follow."""
    number = next_number(programme=version.programme)
    steps = list(ProgrammeStep.objects.filter(version=version).order_by("sort_order", "pk"))
    courses = list(StepCourse.objects.filter(step__version=version).order_by("sort_order", "pk"))
    copy = ProgrammeVersion.objects.get(pk=version.pk)
    copy.pk, copy.number, copy.note, copy.published_at = None, number, note, None
    copy.save()
    for step in steps:
        own = [row for row in courses if row.step_id == step.pk]
        step.pk, step.version = None, copy
        step.save()
        for row in own:
            row.pk, row.step, row.mapped_on, row.lesson_pages = None, step, None, []
            row.save()
    return copy


@transaction.atomic
def next_number(*, programme: Programme) -> int:
    """The number of the next version; the programme is held, so that nobody else takes it."""
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    newest = ProgrammeVersion.objects.filter(programme=programme).order_by("-number").first()
    return newest.number + 1 if newest else 1


@dataclass(frozen=True)
class Moved:
    """What a move changes for one person: status and deadline, before and after."""

    assignment: Assignment
    before: Status
    after: Status
    due_before: Any
    due_after: Any

    @property
    def changes(self) -> bool:
        return (self.before, self.due_before) != (self.after, self.due_after)


@transaction.atomic
def move(
    *, assignments: Iterable[int], version: ProgrammeVersion, preview: bool = False
) -> list[Moved]:
    """Move running assignments to another version of their programme; rounds that are over stay.

    A preview is the same work, taken back. A deadline never comes nearer: where the new version
    would ask for less time, people keep what they had. Raises VersionIncomplete for a draft.
    """
    if version.published_at is None:
        raise VersionIncomplete
    running = Assignment.objects.active().filter(
        pk__in=list(assignments), programme=version.programme_id
    )
    rows = list(running.select_for_update(of=("self",)).order_by("pk"))
    before = {life.assignment.pk: life for life in lives(rows)}
    running.update(version=version)
    settle([row.pk for row in rows])
    after = lives(list(running.select_related("learner__user").order_by("pk")))
    if sooner := [life for life in after if keep_deadline(before[life.assignment.pk], life)]:
        settle([life.assignment.pk for life in sooner])
        after = lives([life.assignment for life in after])
    if preview:
        transaction.set_rollback(True)
    return [moved(before[life.assignment.pk], life) for life in after]


def keep_deadline(old: Life, new: Life) -> bool:
    """Where the open round would be due sooner than promised, note the promise as an extension."""
    was, now = old.cycles[-1], new.cycles[-1]
    if now.fulfilled_on or now.number != was.number or now.due_on >= was.due_on:
        return False
    Extension.objects.create(assignment=new.assignment, cycle=now.number, until=was.due_on)
    return True


def moved(old: Life, new: Life) -> Moved:
    today = timezone.localdate()
    return Moved(
        assignment=new.assignment,
        before=status_of(old.cycles, old.facts, today),
        after=status_of(new.cycles, new.facts, today),
        due_before=old.cycles[-1].due_on,
        due_after=new.cycles[-1].due_on,
    )
