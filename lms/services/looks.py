"""Write down whose state was shown to whom."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from ..models import Look, Organisation

PORTION = 1000


def record(
    *, organisation: Organisation, looker: AbstractBaseUser, learners: Iterable[int], way: str
) -> None:
    """Once a day, person and way; nobody's own look at herself."""
    day = timezone.localdate()
    Look.objects.bulk_create(
        (
            Look(learner_id=learner, organisation=organisation, looker=looker, day=day, way=way)
            for learner in dict.fromkeys(learners)
        ),
        batch_size=PORTION,
        ignore_conflicts=True,
    )
