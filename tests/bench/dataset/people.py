"""Learners who can't log in by password; the benchmark makes their sessions itself."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from tqdm import tqdm

from lms.models import Learner

from .batches import batches


def build(count: int, bar: tqdm) -> list[int]:
    """The primary keys of the new learners, in order."""
    made: list[int] = []
    for numbers in batches(range(count)):
        users = get_user_model().objects.bulk_create(
            get_user_model()(email=f"lernt-{number}@bench.invalid", password=make_password(None))
            for number in numbers
        )
        learners = Learner.objects.bulk_create(
            Learner(user=user, name=f"Luise Müller {number}")
            for number, user in zip(numbers, users, strict=True)
        )
        made += [learner.pk for learner in learners]
        bar.update(2 * len(numbers))
    return made
