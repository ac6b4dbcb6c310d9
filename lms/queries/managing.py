"""What a person may manage today: her organisations and those below them."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from ..models import Membership, Organisation

Somebody = AbstractBaseUser | AnonymousUser
Role = Membership.Role


def own_posts(user: Somebody, on: dt.date | None = None) -> QuerySet[Membership]:
    """Where the person is a manager on that day (today), in active organisations."""
    return Membership.objects.active(on).filter(
        learner__user=user.pk, role=Role.MANAGER, organisation__is_active=True
    )


def managed(user: Somebody, on: dt.date | None = None) -> QuerySet[Organisation]:
    """Organisations the person manages, in tree order: her own and all below, if switched on."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = own_posts(user, on).annotate(here=here).filter(here__startswith=F("organisation__path"))
    return Organisation.objects.filter(Exists(above), is_active=True).order_by("path")


def managed_or_404(user: Somebody, pk: int) -> Organisation:
    """The organisation if the person manages it today, else it does not exist; one query."""
    return get_object_or_404(managed(user), pk=pk)


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
