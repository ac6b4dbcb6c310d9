"""Why somebody has a programme: every rule that means her today, not only the one that gave it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from ..models import Assignment, AudienceRule, Membership

Place = tuple[int, int]


def rules_behind(
    assignments: Sequence[Assignment], on: dt.date
) -> dict[int, tuple[AudienceRule, ...]]:
    """Assignment → the rules that mean it on a day, oldest first; three queries."""
    wanted = {(one.learner_id, one.organisation_id) for one in assignments}
    members: dict[Place, list[Membership]] = defaultdict(list)
    here = Membership.objects.active(on).filter(
        learner__in={place[0] for place in wanted}, organisation__in={place[1] for place in wanted}
    )
    for one in here.filter(organisation__is_active=True).select_related("organisation"):
        members[one.learner_id, one.organisation_id].append(one)
    rules: dict[int, list[AudienceRule]] = defaultdict(list)
    for rule in running({one.programme_id for one in assignments}):
        rules[rule.programme_id].append(rule)
    return {
        one.pk: tuple(
            rule
            for rule in rules[one.programme_id]
            if any(means(rule, who) for who in members[one.learner_id, one.organisation_id])
        )
        for one in assignments
    }


def running(programmes: set[int]) -> Sequence[AudienceRule]:
    rules = AudienceRule.objects.filter(
        Q(programme__is_active=True), programme__in=programmes, is_active=True
    )
    return rules.select_related("organisation").prefetch_related("groups").order_by("pk")


def means(rule: AudienceRule, membership: Membership) -> bool:
    """The same as `lms.queries.audiences.matching`, for one membership at hand."""
    place, groups = rule.organisation, {group.pk for group in rule.groups.all()}
    if place and rule.include_below and not membership.organisation.path.startswith(place.path):
        return False
    if place and not rule.include_below and membership.organisation_id != place.pk:
        return False
    if groups and membership.group_id not in groups:
        return False
    if rule.role and membership.role != rule.role:
        return False
    if rule.entered_from and membership.entered_on < rule.entered_from:
        return False
    return not (rule.entered_until and membership.entered_on > rule.entered_until)
