"""What a regrade would do, worked out before anything is written; the deed uses the same sums."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from courses.grading import passed
from courses.models import Question, QuestionVersion

from ..models import AttemptAnswer, ItemTally, QuizAttempt
from ..rules.regrading import exact, new_share

BATCH = 200


@dataclass(frozen=True)
class Effect:
    """An attempt whose points change; `share` is exact, of all its points."""

    attempt: QuizAttempt
    share: Fraction
    was_passed: bool
    passed: bool

    @property
    def now_passed(self) -> bool:
        return self.passed and not self.was_passed


@dataclass
class Outcome:
    """What happens to some attempts. `shares` says by answer what it earns from now on."""

    answers: int = 0
    impossible: int = 0
    kept: int = 0  # would lower a passed result, so they stay
    shares: dict[int, Fraction] = field(default_factory=dict)
    regraded: list[int] = field(default_factory=list)  # answers that carry the new version's name
    effects: list[Effect] = field(default_factory=list)


class Judge:
    """Grades answers to one version by another, or as right (`new` None)."""

    def __init__(self, old: QuestionVersion, new: QuestionVersion | None) -> None:
        self.old, self.new = old, new
        self._known: dict[str, Fraction | None] = {}

    def share(self, response: Any, share: Decimal) -> Fraction | None:
        """Equal answers are graded once."""
        key = json.dumps([response, bool(share)])
        if key not in self._known:
            body = self.new.body if self.new else None
            self._known[key] = new_share(self.old.body, body, response, share)
        return self._known[key]

    def weigh(self, attempts: Sequence[QuizAttempt]) -> Outcome:
        """What changes in these handed-in attempts; two queries.

        A passed attempt never gets less, neither passed nor points.
        """
        found, by_pk = Outcome(), {attempt.pk: attempt for attempt in attempts}
        changed: set[int] = set()
        given = AttemptAnswer.objects.filter(
            attempt__in=by_pk, version=self.old, fraction__isnull=False
        )
        rows = given.values_list("pk", "attempt_id", "response", "fraction", "graded_as_id")
        for pk, attempt_pk, response, before, graded_as in rows.order_by("pk"):
            found.answers += 1
            after = self.share(response, before)
            if after is None:
                found.impossible += 1
            elif after < exact(before) and by_pk[attempt_pk].passed:
                found.kept += 1
            else:
                if after != exact(before):
                    found.shares[pk] = after
                    changed.add(attempt_pk)
                if self.new and graded_as != self.new.pk:
                    found.regraded.append(pk)
        for pk, points in papers(changed).items():
            shares = [found.shares.get(answer, share) for answer, share in points]
            found.effects.append(effect(by_pk[pk], sum(shares, Fraction(0)) / len(shares)))
        return found


def effect(attempt: QuizAttempt, share: Fraction) -> Effect:
    was_passed = bool(attempt.passed)
    return Effect(attempt, share, was_passed, was_passed or passed(share, attempt.pass_mark))


def papers(attempts: set[int]) -> dict[int, list[tuple[int, Fraction]]]:
    """Exact points of whole papers, by attempt; one query."""
    found: dict[int, list[tuple[int, Fraction]]] = {pk: [] for pk in sorted(attempts)}
    rows = AttemptAnswer.objects.filter(attempt__in=attempts, fraction__isnull=False)
    for pk, attempt, share in rows.values_list("pk", "attempt_id", "fraction").order_by("pk"):
        found[attempt].append((pk, exact(share)))
    return found


def attempts_with(version: QuestionVersion) -> QuerySet[QuizAttempt]:
    """Handed-in attempts at this very version whose answers are still there."""
    answers = AttemptAnswer.objects.filter(version=version, attempt=OuterRef("pk"))
    return QuizAttempt.objects.filter(Exists(answers), submitted_at__isnull=False).order_by("pk")


def batches(version: QuestionVersion, *, after: int = 0) -> Iterator[list[int]]:
    """Keys of those attempts, some at a time; those up to `after` are done already."""
    keys = attempts_with(version).filter(pk__gt=after).values_list("pk", flat=True)
    some = list(keys[:BATCH])
    while some:
        yield some
        some = list(keys.filter(pk__gt=some[-1])[:BATCH])


@dataclass
class Preview:
    """The counts a trainer decides by. `now_passed` holds keys of attempts.

    As long as it is not complete, it says what was found among the attempts up to `after`.
    """

    after: int = 0
    looked_at: int = 0
    is_complete: bool = False
    answers: int = 0
    impossible: int = 0
    kept: int = 0
    answers_changed: int = 0
    results_changed: int = 0
    regraded: int = 0
    erased: int = 0
    still_open: int = 0
    now_passed: list[int] = field(default_factory=list)

    @property
    def changes_something(self) -> bool:
        return bool(self.answers_changed or self.regraded)

    def add(self, outcome: Outcome) -> None:
        self.answers += outcome.answers
        self.impossible += outcome.impossible
        self.kept += outcome.kept
        self.answers_changed += len(outcome.shares)
        self.results_changed += len(outcome.effects)
        self.regraded += len(outcome.regraded)
        self.now_passed += [one.attempt.pk for one in outcome.effects if one.now_passed]


def preview(
    *,
    old: QuestionVersion,
    new: QuestionVersion | None,
    so_far: Preview | None = None,
    seconds: float | None = None,
) -> Preview:
    """What a regrade would change now; three queries for every two hundred attempts, and three.

    With `seconds` it stops after about that time and goes on from `so_far` when called again.
    """
    judge, found, began = Judge(old, new), so_far or Preview(), time.monotonic()
    for keys in batches(old, after=found.after):
        found.add(judge.weigh(list(QuizAttempt.objects.filter(pk__in=keys))))
        found.after, found.looked_at = keys[-1], found.looked_at + len(keys)
        if seconds is not None and time.monotonic() - began > seconds:
            return found
    found.is_complete = True
    tally = ItemTally.objects.filter(version=old).first()
    found.erased = tally.n if tally else 0
    left_open = QuizAttempt.objects.filter(answers__version=old, submitted_at__isnull=True)
    found.still_open = left_open.count()
    return found


def people_of(attempts: Sequence[int]) -> list[QuizAttempt]:
    """Attempts with the names that a list shows; one query."""
    named = QuizAttempt.objects.select_related("enrolment__learner__user", "enrolment__course")
    return list(named.select_related("quiz").filter(pk__in=attempts).order_by("pk"))


def answered_versions(question: Question) -> QuerySet[QuestionVersion]:
    """Versions that some handed-in attempt has answers to, newest first."""
    answers = AttemptAnswer.objects.filter(
        version=OuterRef("pk"), attempt__submitted_at__isnull=False
    )
    return question.versions.filter(Exists(answers)).order_by("-number")
