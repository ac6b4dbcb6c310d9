"""A list of members, read, reported line by line and taken over, against bulk inserts alone."""

import io

from django.contrib.auth import get_user_model

from lms.models import Learner, Membership, Organisation
from lms.services.member_imports import take_over
from lms.services.member_reading import stage

BATCH = 2000


def read_in(count: int) -> None:
    """Both steps of an import, with accounts, report and history."""
    lines = [f"neu-{index}@bench.invalid;Person {index};01.02.2026" for index in range(count)]
    file = io.BytesIO("\n".join(["E-Mail;Name;Eintritt", *lines]).encode())
    source = stage(organisation=Organisation.objects.get(depth=1), file=file, name="a.csv")
    if take_over(source=source).done != count:
        raise RuntimeError("Not every line was taken over.")


def insert_alone(count: int) -> None:
    """The same accounts, learners and memberships: nothing read, looked up or written down."""
    model = get_user_model()
    users = [model(email=f"neu-{index}@bench.invalid") for index in range(count)]
    for user in users:
        user.set_unusable_password()
    users = model.objects.bulk_create(users, batch_size=BATCH)
    learners = Learner.objects.bulk_create(
        [Learner(user=user, name=f"Person {user.pk}") for user in users], batch_size=BATCH
    )
    organisation = Organisation.objects.order_by("pk")[0]
    Membership.objects.bulk_create(
        [
            Membership(learner=one, organisation=organisation, known_as=one.name, confirmed_at=None)
            for one in learners
        ],
        batch_size=BATCH,
    )
