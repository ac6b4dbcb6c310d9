"""The hours ledger of a person, and which obligations it meets."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from ..models import (
    Completion,
    Learner,
    Membership,
    Obligation,
    Organisation,
    Recognition,
    StepFulfilment,
)
from ..rules.hours import Asked, Balance, Entry, balance


@dataclass(frozen=True)
class LedgerLine:
    """An entry as it is shown: what it was, and where the units come from."""

    entry: Entry
    title: str
    source: str  # "course", "recognition" or "event"


def ledger(learners: Collection[int]) -> dict[int, list[LedgerLine]]:
    """Everything that carries units, by learner, newest first; three queries."""
    found: dict[int, list[LedgerLine]] = defaultdict(list)
    completions = Completion.objects.filter(enrolment__learner__in=learners).values_list(
        "enrolment__learner", "enrolment__course", "enrolment__course__title", "completed_at",
        "units",
    )  # fmt: skip
    for learner, course, title, moment, units in completions:
        entry = Entry(timezone.localdate(moment), f"course {course}", units)
        found[learner].append(LedgerLine(entry, title, "course"))
    accepted = Recognition.objects.filter(learner__in=learners, accepted=True)
    for row in accepted:
        entry = Entry(row.held_on, f"recognition {row.pk}", row.units)
        found[row.learner_id].append(LedgerLine(entry, row.title, "recognition"))
    events = StepFulfilment.objects.filter(
        assignment__learner__in=learners, withdrawn_at__isnull=True, step__units__gt=0
    ).values_list("assignment__learner", "step__key", "step__title", "on", "step__units")
    for learner, key, title, on, units in events:
        found[learner].append(LedgerLine(Entry(on, f"event {key} {title}", units), title, "event"))
    return {pk: once(lines) for pk, lines in found.items()}


def once(lines: list[LedgerLine]) -> list[LedgerLine]:
    """Newest first; one event confirmed by two organisations is one event."""
    unique = {line.entry: line for line in lines}
    return sorted(unique.values(), key=lambda line: line.entry, reverse=True)


@dataclass(frozen=True)
class Owed:
    obligation: Obligation
    balance: Balance


def obligations_of(learner: Learner, on: dt.date | None = None) -> list[Owed]:
    """Obligations of the places and groups a person has today, each with its balance."""
    on = on or timezone.localdate()
    places = list(
        Membership.objects.active(on).filter(learner=learner).select_related("organisation")
    )
    lines = ledger([learner.pk]).get(learner.pk, [])
    entries = [line.entry for line in lines]
    active = Obligation.objects.filter(is_active=True).select_related("organisation")
    return [
        Owed(one, balance(entries, asked(one), on))
        for one in active.prefetch_related("groups")
        if any(applies(one, place) for place in places)
    ]


def asked(obligation: Obligation) -> Asked:
    return Asked(obligation.units, obligation.months, obligation.trainings)


def applies(obligation: Obligation, place: Membership) -> bool:
    """Whether it holds in that organisation for that group."""
    top = obligation.organisation
    if top and not place.organisation.path.startswith(top.path):
        return False
    groups = {group.pk for group in obligation.groups.all()}
    return not groups or place.group_id in groups


@dataclass(frozen=True)
class Met:
    """What an employer may know: met, and when it has to be met again; else that it is open.

    Neither units nor trainings, which may come from elsewhere.
    """

    obligation: Obligation
    met: bool
    lasts_until: dt.date | None


def obligations_in(organisation: Organisation) -> list[Obligation]:
    """Those that hold here or below, for whatever group; two queries."""
    path, step = organisation.path, Organisation.steplen
    places = Q(organisation__isnull=True) | Q(organisation__path__startswith=path)
    places |= Q(organisation__path__in=[path[:n] for n in range(step, len(path), step)])
    rules = Obligation.objects.filter(places, is_active=True).select_related("organisation")
    return list(rules.prefetch_related("groups"))


def obligations_met(
    obligations: Collection[Obligation],
    memberships: Collection[Membership],
    on: dt.date | None = None,
) -> dict[int, list[Met]]:
    """How these obligations stand, by membership; three queries."""
    on = on or timezone.localdate()
    lines = ledger({one.learner_id for one in memberships}) if obligations else {}
    found = {}
    for place in memberships:
        entries = [line.entry for line in lines.get(place.learner_id, [])]
        found[place.pk] = [met(one, entries, on) for one in obligations if applies(one, place)]
    return found


def met(obligation: Obligation, entries: list[Entry], on: dt.date) -> Met:
    stands = balance(entries, asked(obligation), on)
    return Met(obligation, stands.met, stands.lasts_until)
