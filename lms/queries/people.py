"""Reads about people."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from ..models import Learner


def learner_of(user: AbstractBaseUser | AnonymousUser) -> Learner | None:
    """The learner behind a user, or None: visitors, and users who have not started learning."""
    if not user.is_authenticated:
        return None
    return Learner.objects.filter(user=user).first()
