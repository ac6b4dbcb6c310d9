"""Verbs about people."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from courses.models import ProfessionalGroup

from ..models import Learner


@transaction.atomic
def save_profile(
    *,
    user: AbstractBaseUser,
    name: str,
    groups: Iterable[ProfessionalGroup],
    federal_state: str | None = None,
    neutral_titles: bool | None = None,
) -> Learner:
    """Store what the profile holds (None leaves a value alone); issued certificates stay."""
    learner, _created = Learner.objects.get_or_create(user=user)
    learner.name = " ".join(name.split())
    if federal_state is not None:
        learner.federal_state = federal_state
    if neutral_titles is not None:
        learner.neutral_titles = neutral_titles
    learner.save()
    learner.groups.set(groups)
    return learner


@transaction.atomic
def save_name(*, user: AbstractBaseUser, name: str) -> Learner:
    """Store the name for certificates and leave the groups alone."""
    learner, created = Learner.objects.get_or_create(user=user)
    cleaned = " ".join(name.split())
    if created or learner.name != cleaned:
        learner.name = cleaned
        learner.save()
    return learner
