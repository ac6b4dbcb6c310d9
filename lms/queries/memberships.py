"""A person's own memberships."""

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


def waiting(user: AbstractBaseUser | AnonymousUser) -> int:
    """How many organisations say that she belongs to them, and she has not answered."""
    return own(user).filter(confirmed_at__isnull=True).count()
