"""Whom a rule means, and whom it meant and does no longer."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import Assignment, AudienceRule, Membership, ProgrammeVersion


def current_version(programme_id: int) -> ProgrammeVersion | None:
    """The newest published version, which those assigned from now on get."""
    published = ProgrammeVersion.objects.filter(programme=programme_id, published_at__isnull=False)
    return published.order_by("-number").first()


def matching(rule: AudienceRule, on: dt.date) -> QuerySet[Membership]:
    """Memberships a rule means on a day; none if it or its programme is switched off."""
    if not (rule.is_active and rule.programme.is_active):
        return Membership.objects.none()
    found = Membership.objects.active(on).filter(organisation__is_active=True)
    if rule.organisation and rule.include_below:
        found = found.below(rule.organisation)
    elif rule.organisation:
        found = found.filter(organisation=rule.organisation)
    if groups := [group.pk for group in rule.groups.all()]:
        found = found.filter(group__in=groups)
    if rule.role:
        found = found.filter(role=rule.role)
    if rule.entered_from:
        found = found.filter(entered_on__gte=rule.entered_from)
    if rule.entered_until:
        found = found.filter(entered_on__lte=rule.entered_until)
    return found


def same_place(memberships: QuerySet[Membership]) -> Exists:
    """True for assignments whose person has one of these memberships in that organisation."""
    return Exists(
        memberships.filter(learner=OuterRef("learner"), organisation=OuterRef("organisation"))
    )


def meant(rule: AudienceRule, on: dt.date) -> Q:
    """Assignments the rule means, whichever rule made them; for `filter`."""
    return Q(same_place(matching(rule, on)))


def stale(rule: AudienceRule, on: dt.date) -> QuerySet[Assignment]:
    """Assignments the rule made and does no longer want."""
    return Assignment.objects.active().filter(~meant(rule, on), rule=rule)


def left_behind(on: dt.date) -> QuerySet[Assignment]:
    """Assigned by hand to people who no longer belong there, or in a programme switched off."""
    here = same_place(Membership.objects.active(on).filter(organisation__is_active=True))
    by_hand = Assignment.objects.active().filter(rule__isnull=True)
    return by_hand.filter(~Q(here) | Q(programme__is_active=False))
