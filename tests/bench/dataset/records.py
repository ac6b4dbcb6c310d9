"""Enrolments with their step records, completions and attempts, each with its history.

Everybody takes P1; the other courses are dealt out in turn. One enrolment in twenty is completed.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils import timezone
from simple_history.utils import bulk_create_with_history
from tqdm import tqdm
from wagtail.models import Page

from courses.models import CoursePage, QuizPage
from courses.queries.questions import current_versions
from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, Completion, Enrolment, QuizAttempt, StepRecord

from .batches import batches

COMPLETED_EVERY = 20
BATCH = 2_000


def rows(enrolments: int) -> int:
    """About: an enrolment, its steps, and a twentieth of what a completion has, with history."""
    return enrolments * 7


def build(courses: list[CoursePage], learners: list[int], count: int, bar: tqdm) -> None:
    steps = steps_by_course()
    versions = current_versions(QuizPage.objects.child_of(courses[0]).get())
    for pairs in batches(enumerate(dealt(len(courses), learners, count)), BATCH):
        made = with_history(
            [Enrolment(learner_id=who, course=courses[which]) for _n, (who, which) in pairs], bar
        )
        ends = {number: number % COMPLETED_EVERY == 0 for number, _pair in pairs}
        now = timezone.now()
        records = [
            StepRecord(enrolment=enrolment, step_id=step, done_at=now)
            for enrolment, (number, complete) in zip(made, ends.items(), strict=True)
            for step in steps[enrolment.course.path][: None if complete else number % 3]
        ]
        with_history(records, bar)
        completed = [row for row, complete in zip(made, ends.values(), strict=True) if complete]
        complete_all(completed, steps, versions, bar)


def dealt(courses: int, learners: list[int], count: int) -> Iterator[tuple[int, int]]:
    """(learner, index of the course), no pair twice; the first round deals P1 to everybody."""
    pairs = (
        (learner, 0 if turn == 0 else 1 + (turn - 1 + place) % (courses - 1))
        for turn in range(courses)
        for place, learner in enumerate(learners)
    )
    return islice(pairs, count)


def steps_by_course() -> dict[str, list[int]]:
    """Primary keys of the steps in tree order, by the path of their course."""
    found: dict[str, list[int]] = {}
    step_depth = CoursePage.objects.values_list("depth", flat=True)[0] + 1
    steps = Page.objects.filter(depth=step_depth).order_by("path")
    for path, pk in steps.values_list("path", "pk"):
        found.setdefault(path[: -Page.steplen], []).append(pk)
    return found


def complete_all(
    enrolments: list[Enrolment], steps: dict[str, list[int]], versions: list[Any], bar: tqdm
) -> None:
    """The completion and the passed attempt behind it; the quiz is the last step."""
    now = timezone.now()
    completions = [
        Completion(enrolment=row, completed_at=now, course_version="1.0", units=row.course.units)
        for row in enrolments
    ]
    with_history(completions, bar)
    attempts = [
        QuizAttempt(
            enrolment=row, quiz_id=steps[row.course.path][-1], pass_mark=70,
            submitted_at=now, score=1, passed=True,
        )
        for row in enrolments
    ]  # fmt: skip
    with_history(attempts, bar)
    answer(attempts, versions, fraction=1)
    bar.update(len(attempts) * len(versions))


def answer(attempts: list[QuizAttempt], versions: list[Any], **values: Any) -> None:
    """Every question of every attempt answered with its key."""
    keys = [KINDS[version.kind].key(version.body) for version in versions]
    paper = list(zip(range(1, len(versions) + 1), versions, keys, strict=True))
    AttemptAnswer.objects.bulk_create(
        AttemptAnswer(attempt=attempt, position=at, version=version, response=key, **values)
        for attempt in attempts
        for at, version, key in paper
    )


def with_history(rows: list[Any], bar: tqdm) -> list[Any]:
    if rows:
        bulk_create_with_history(rows, type(rows[0]), batch_size=BATCH)
    bar.update(2 * len(rows))
    return rows
