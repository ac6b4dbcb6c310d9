"""The weekly overview for managers: how many deadlines are over or near, and nobody's name."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from .. import letters
from ..models import Digest, Learner, Membership, Organisation
from ..queries.duties import programmes_of
from .posting import post


def send_digests(*, on: dt.date | None = None) -> int:
    """Once a week, to each manager of an organisation with deadlines near or over."""
    on = on or timezone.localdate()
    week = on - dt.timedelta(days=on.weekday())
    managers = Membership.objects.active(on).filter(
        role=Membership.Role.MANAGER, organisation__is_active=True
    )
    told = Digest.objects.filter(week=week).exclude(
        pk__in=Digest.objects.never_begun().values("pk")
    )
    sent, last = 0, 0
    while places := list(
        Organisation.objects.filter(pk__in=managers.values("organisation"), pk__gt=last).order_by(
            "pk"
        )[:100]
    ):
        for place in places:
            waiting = managers.filter(organisation=place).exclude(
                learner__in=told.filter(organisation=place).values("learner")
            )
            people = list(waiting.select_related("learner__user"))
            summary = summary_of(place, on) if people else None
            if summary:
                sent += sum(send_digest(one.learner, place, week, summary) for one in people)
        last = places[-1].pk
    return sent


def summary_of(organisation: Organisation, on: dt.date) -> letters.Summary | None:
    """None if there is nothing to tell."""
    found = programmes_of(organisation, on)
    overdue = sum(one.overdue for one in found)
    near = sum(one.due_soon for one in found) - overdue
    return letters.Summary(organisation.name, overdue, near) if overdue or near else None


def send_digest(
    learner: Learner, organisation: Organisation, week: dt.date, summary: letters.Summary
) -> int:
    if not letters.address_of(learner):
        return 0
    try:
        with transaction.atomic():
            row = claim(learner, organisation, week)
    except IntegrityError:  # another worker was faster
        return 0
    return int(post(letters.digest(learner, summary), [row]))


def claim(learner: Learner, organisation: Organisation, week: dt.date) -> Digest:
    mine = Digest.objects.filter(learner=learner, organisation=organisation, week=week)
    mine.never_begun().delete()
    return Digest.objects.create(learner=learner, organisation=organisation, week=week)
