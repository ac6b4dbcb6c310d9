"""What a rule would begin or end, and for whom, before somebody decides: it only reads."""

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import Assignment, AudienceRule, Membership
from .audiences import matching, meant
from .duties import RELATED
from .reasons import rules_behind, running

SHOWN = 10  # names; the rest is counted


@dataclass(frozen=True)
class Reasoned:
    """A person's assignment, and why she has it – or goes on having it."""

    assignment: Assignment
    reason: str


@dataclass(frozen=True)
class Ending:
    """How many are released when a rule ends, how many go on under another one; some of both."""

    released: int
    kept: int
    some_released: list[Reasoned]
    some_kept: list[Reasoned]


@dataclass(frozen=True)
class Beginning:
    """How many get the programme at once, how many have it already; some of the new ones."""

    new: int
    had: int
    some_new: list[Membership]


def ending(rule: AudienceRule, on: dt.date) -> Ending:
    """What `lms.services.audiences.stop` would do to those who have the programme by this rule."""
    given = Assignment.objects.active().filter(rule=rule)
    others = [one for one in running({rule.programme_id}) if one != rule]
    wanted = reduce(or_, (meant(one, on) for one in others), Q(pk__in=[]))
    released, kept = given.filter(~wanted), given.filter(wanted)
    return Ending(
        released=released.count(),
        kept=kept.count(),
        some_released=some(released, on),
        some_kept=some(kept, on, without=rule),
    )


def some(
    found: QuerySet[Assignment], on: dt.date, without: AudienceRule | None = None
) -> list[Reasoned]:
    rows = list(found.select_related(*RELATED).order_by("learner__name", "pk")[:SHOWN])
    behind = rules_behind(rows, on)
    reasons = {pk: tuple(one for one in rules if one != without) for pk, rules in behind.items()}
    return [Reasoned(row, row.reason(reasons[row.pk])) for row in rows]


def beginning(rule: AudienceRule, on: dt.date) -> Beginning:
    """What `lms.services.audiences.assign_to_all` would do; the rule need not be stored yet."""
    there = matching(rule, on)
    has_it = Exists(
        Assignment.objects.active().filter(
            learner=OuterRef("learner"),
            organisation=OuterRef("organisation"),
            programme=rule.programme_id,
        )
    )
    new = there.filter(~has_it)
    shown = new.select_related("learner__user", "organisation").order_by("learner__name", "pk")
    return Beginning(new=places(new), had=places(there.filter(has_it)), some_new=once(shown))


def places(found: QuerySet[Membership]) -> int:
    """Somebody with two roles in one place has the programme there once."""
    return found.order_by().values("learner", "organisation").distinct().count()


def once(found: QuerySet[Membership]) -> list[Membership]:
    first: dict[tuple[int, int], Membership] = {}
    for one in found[: 2 * SHOWN]:
        first.setdefault((one.learner_id, one.organisation_id), one)
    return list(first.values())[:SHOWN]
