"""What a person may manage today: her organisations and those below them."""

import datetime as dt
from functools import reduce
from operator import or_

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from ..models import Membership, Organisation

Somebody = AbstractBaseUser | AnonymousUser
Role = Membership.Role


def roots(user: Somebody, on: dt.date | None = None) -> list[str]:
    """Paths of the active organisations in which the person is a manager; one query."""
    if not user.is_authenticated:
        return []
    own = Membership.objects.active(on).filter(
        learner__user=user, role=Role.MANAGER, organisation__is_active=True
    )
    return sorted(set(own.values_list("organisation__path", flat=True)))


def managed(user: Somebody, on: dt.date | None = None) -> QuerySet[Organisation]:
    """Organisations the person manages, in tree order: her own and all below, if switched on."""
    paths = roots(user, on)
    if not paths:
        return Organisation.objects.none()
    below = reduce(or_, (Q(path__startswith=path) for path in paths))
    return Organisation.objects.filter(below, is_active=True).order_by("path")


def managed_or_404(user: Somebody, pk: int) -> Organisation:
    """The organisation if the person manages it today; else it does not exist for her."""
    return get_object_or_404(managed(user), pk=pk)


def is_manager(user: Somebody) -> bool:
    return bool(roots(user))


def managers_of(organisation: Organisation, on: dt.date | None = None) -> QuerySet[Membership]:
    """Managers of the organisation itself or of one above it."""
    paths = [
        organisation.path[:length]
        for length in range(Organisation.steplen, len(organisation.path) + 1, Organisation.steplen)
    ]
    return (
        Membership.objects.active(on or timezone.localdate())
        .filter(role=Role.MANAGER, organisation__path__in=paths, organisation__is_active=True)
        .select_related("learner__user", "organisation")
    )
