"""Tell the old and the new office of a network in time that it changes hands (A14)."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from .. import letters
from ..models import Membership, OfficeLetter
from ..queries.offices import Change, changes_ahead, managers_in
from .posting import post


def tell_of_changes(*, on: dt.date | None = None) -> int:
    """A month before: once to each manager of both; moved to another day, once again."""
    on = on or timezone.localdate()
    sent = 0
    for change in changes_ahead(on):
        posts = {one.learner_id: one for one in managers_in(change.organisations, on)}
        sent += sum(tell(post, change) for post in posts.values())
    return sent


def tell(manager: Membership, change: Change) -> int:
    learner = manager.learner
    if not letters.address_of(learner):
        return 0
    key = {"office": change.office, "learner": learner, "day": change.office.ends_on}
    OfficeLetter.objects.filter(**key).never_begun().delete()
    if OfficeLetter.objects.filter(**key).exists():
        return 0
    try:
        with transaction.atomic():
            row = OfficeLetter.objects.create(**key)
    except IntegrityError:  # another worker was faster
        return 0
    return int(post(letters.office_changes(manager, change), [row]))
