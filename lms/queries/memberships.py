"""A person's own memberships."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet

from ..models import Membership


def own(user: AbstractBaseUser | AnonymousUser) -> QuerySet[Membership]:
    """All that are not over, those that wait for her first."""
    if not user.is_authenticated:
        return Membership.objects.none()
    return (
        Membership.objects.not_over()
        .filter(learner__user=user)
        .select_related("organisation", "group", "learner__user")
        .order_by("-confirmed_at", "organisation__name", "pk")
    )


@dataclass(frozen=True)
class Belonging:
    """What "My learning" says about memberships."""

    any: bool
    waiting: int
    manages: bool


def belonging(user: AbstractBaseUser | AnonymousUser) -> Belonging:
    """One query, for a page that everybody opens."""
    found = list(own(user))
    return Belonging(
        any=bool(found),
        waiting=sum(one.confirmed_at is None for one in found),
        manages=any(one.role == Membership.Role.MANAGER and one.is_active() for one in found),
    )
