"""Verbs of an organisation about who gets a programme: from now on, and no longer."""

from collections.abc import Iterable

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
    starts_on: object = None,
) -> tuple[AudienceRule, SyncReport]:
    """Whoever is here or below in one of the groups (all) has the programme, and newcomers too.

    Raises ProgrammeNotReady.
    """
    is_ready = programme.is_active and current_version(programme.pk) is not None
    if not is_ready or not may_use(organisation, programme):
        raise ProgrammeNotReady
    rule = AudienceRule.objects.create(
        programme=programme, organisation=organisation, role=role, starts_on=starts_on
    )
    rule.groups.set(groups)
    rule.save()
    return rule, sync(learners=concerned(organisation))


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
