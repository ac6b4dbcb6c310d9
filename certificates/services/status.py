"""Give a certificate its place in a status list, at random, so that it tells nothing."""

import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..exceptions import CannotIssue
from ..models import Certificate, StatusList
from ..models.status import BITS, FULL

DRAWS = 64


def take_place() -> tuple[StatusList, int]:
    """An open list and a place in it that is free now.

    Two workers may draw the same place; the unique constraint of certificates lets one of them
    try again.
    """
    place = _open_list()
    for _draw in range(DRAWS):
        index = secrets.randbelow(BITS)
        if not _taken(place, index):
            return place, index
        # Counting takes time, and the fuller a list is, the more often a draw is in vain.
        if place.certificates.count() >= FULL:
            place = _turn_over(place)
    raise CannotIssue(f"status list {place.number}: no free place in {DRAWS} draws")


def _taken(place: StatusList, index: int) -> bool:
    return Certificate.objects.filter(status_list=place, status_index=index).exists()


def _open_list() -> StatusList:
    return StatusList.objects.open().order_by("number").first() or _add(1)


@transaction.atomic
def _turn_over(full: StatusList) -> StatusList:
    """Close the full one and open the next, once, whoever comes first."""
    locked = StatusList.objects.select_for_update().get(pk=full.pk)
    if locked.closed_at is None:
        locked.closed_at = timezone.now()
        locked.save()
    return StatusList.objects.open().order_by("number").first() or _add(locked.number + 1)


def _add(number: int) -> StatusList:
    """`number` or, if that exists already, the one after the last."""
    try:
        with transaction.atomic():
            return StatusList.objects.create(number=number, created_at=timezone.now())
    except IntegrityError:
        found = StatusList.objects.open().order_by("number").first()
        return found or _add(StatusList.objects.latest("number").number + 1)
