"""Verbs of an organisation about who gets a programme: from now on, and no longer."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.db import transaction

from courses.models import ProfessionalGroup

from ..exceptions import ProgrammeNotReady
from ..models import Assignment, AudienceRule, Membership, Organisation, Programme
from ..queries.audiences import current_version
from .assignments import may_use
from .rules import SyncReport, sync


@transaction.atomic
def assign_to_all(
    *,
    programme: Programme,
    organisation: Organisation,
    groups: Iterable[ProfessionalGroup] = (),
    role: str = "",
    starts_on: dt.date | None = None,
) -> tuple[AudienceRule, SyncReport]:
    """Whoever is here or below in one of the groups (all) has the programme, and newcomers too.

    Asked twice, there is one rule. Raises ProgrammeNotReady.
    """
    is_ready = programme.is_active and current_version(programme.pk) is not None
    if not is_ready or not may_use(organisation, programme):
        raise ProgrammeNotReady
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    rule = draft(programme, organisation, groups, role, starts_on)
    rule = the_same(rule) or rule
    if rule.pk is None:
        rule.save()
    return rule, sync(learners=concerned(organisation))


def draft(
    programme: Programme,
    organisation: Organisation,
    groups: Iterable[ProfessionalGroup] = (),
    role: str = "",
    starts_on: dt.date | None = None,
) -> AudienceRule:
    """The rule that is going to be stored; to be looked at before."""
    rule = AudienceRule(
        programme=programme, organisation=organisation, role=role, starts_on=starts_on
    )
    rule.groups.set(groups)
    return rule


def the_same(rule: AudienceRule) -> AudienceRule | None:
    """A rule that is there and says the same: a second click makes no second one."""
    alike = AudienceRule.objects.filter(
        programme=rule.programme,
        organisation=rule.organisation,
        role=rule.role,
        starts_on=rule.starts_on,
        include_below=True,
        entered_from__isnull=True,
        entered_until__isnull=True,
        is_active=True,
    )
    wanted = groups_of(rule)
    found = alike.prefetch_related("groups").order_by("pk")
    return next((one for one in found if groups_of(one) == wanted), None)


def groups_of(rule: AudienceRule) -> Collection[int]:
    return {group.pk for group in rule.groups.all()}


@transaction.atomic
def stop(*, rule: AudienceRule) -> SyncReport:
    """The rule holds no more: who had the programme by it alone is released."""
    rule = AudienceRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    rule.is_active = False
    rule.save()
    given = Assignment.objects.active().filter(rule=rule)
    return sync(learners=list(given.values_list("learner", flat=True)))


def concerned(organisation: Organisation) -> list[int]:
    here = Membership.objects.active().below(organisation)
    return list(here.values_list("learner", flat=True).distinct())
