"""From which day deadlines count where more than one rule means somebody: from the latest."""

import datetime as dt
from collections.abc import Collection

from django.db.models import DateField, F, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from ..models import Assignment, AudienceRule
from ..queries.audiences import matching
from .settling import settle

PORTION = 500


def begins_with(rule: AudienceRule) -> Combinable:
    """From which day on a membership has what the rule gives."""
    if rule.starts_on is None:
        return F("entered_on")
    return Greatest(F("entered_on"), Value(rule.starts_on, DateField()))


def put_off(rule: AudienceRule, on: dt.date, learners: Collection[int] | None) -> int:
    """Deadlines of what came by another way count from the day of this rule, if that is later."""
    running = Assignment.objects.active().filter(programme=rule.programme_id)
    foreign = running.filter(~Q(rule=rule) | Q(rule__isnull=True))
    if learners is not None:
        foreign = foreign.filter(learner__in=learners)
    if not foreign.exists():
        return 0
    here = matching(rule, on).filter(
        learner=OuterRef("learner"), organisation=OuterRef("organisation")
    )
    first = here.annotate(_begins=begins_with(rule)).order_by("_begins").values("_begins")[:1]
    later = foreign.annotate(_begins=Subquery(first)).filter(
        _begins__gt=Coalesce("due_from", "starts_on")
    )
    moved = 0
    while pks := list(later.order_by("pk").values_list("pk", flat=True)[:PORTION]):
        Assignment.objects.filter(pk__in=pks).update(due_from=Subquery(first))
        settle(pks)
        moved += len(pks)
    return moved
