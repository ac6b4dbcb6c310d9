"""The demo's day-care centre: a manager, her team, an induction in all its states."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.models import ProfessionalGroup
from lms.models import Assignment, Membership, Organisation, Programme
from lms.services.arrangements import exempt, extend, pause
from lms.services.audiences import assign_to_all
from lms.services.fulfilling import confirm_step, take_over
from lms.services.organisation_tree import add
from lms.services.organisations import enter, join
from lms.services.people import save_profile
from lms.services.recognitions import propose

from .models import User

NAME = "Kita Sonnenweg"
INDUCTION = "onboarding-kita"
Deed = Callable[[Assignment, User], object]


def ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


def read_concept(assignment: Assignment, by: User) -> None:
    step = assignment.version.steps.get(key="schutzkonzept")
    confirm_step(assignment=assignment, step=step, on=assignment.starts_on, by=by)


def all_done(assignment: Assignment, by: User) -> None:
    take_over(assignment=assignment, on=assignment.starts_on + dt.timedelta(days=150), by=by)


def rest(assignment: Assignment, by: User) -> None:
    pause(assignment=assignment, from_on=ago(60), by=by)


def longer(assignment: Assignment, by: User) -> None:
    read_concept(assignment, by)
    extend(assignment=assignment, until=ago(-45), by=by)


def otherwise(assignment: Assignment, by: User) -> None:
    exempt(assignment=assignment, by=by)


def with_proposal(assignment: Assignment, by: User) -> None:
    """A training done elsewhere, which the manager has yet to accept."""
    read_concept(assignment, by)
    propose(
        learner=assignment.learner, organisation=assignment.organisation, assignment=assignment,
        step=assignment.version.steps.get(key="p1"), title="Kinderschutz in der Kita",
        provider_name="Volkshochschule Musterstadt", held_on=ago(300), units=Decimal(8),
        by=assignment.learner.user,
    )  # fmt: skip


# Name, days since she came (fewer than none: she is to come), and what has happened since.
TEAM: list[tuple[str, int, Deed | None]] = [
    ("Amira Haddad", 700, all_done),
    ("Emil Voß", -14, None),
    ("Hatice Yıldız", 420, otherwise),
    ("Jonas Petersen", 20, with_proposal),
    ("Lukas Meyer zu Altenschildesche", 90, rest),
    ("Nele Krüger", 24, read_concept),
    ("Paula Sander", 3, None),
    ("Svetlana Iwanowa", 200, None),
    ("Tomasz Zieliński", 210, longer),
    ("Vera Lindqvist", 520, all_done),
]


@transaction.atomic
def open_kita(*, manager: User, ben: User, ada: User) -> Organisation:
    """The centre below its provider, once. Ben works there; Ada has yet to say that she does."""
    if there := Organisation.objects.filter(name=NAME).first():
        return there
    provider = Organisation(name="Eulennest gGmbH", type=Organisation.Type.PROVIDER)
    kita = Organisation(name=NAME, type=Organisation.Type.CHILDCARE, place="Musterstadt")
    kita = add(organisation=kita, above=add(organisation=provider, above=None))
    group = ProfessionalGroup.objects.get(slug="childcare")
    boss = save_profile(user=manager, name="Mia Brandt", groups=[])
    join(learner=boss, organisation=kita, role=Membership.Role.MANAGER, entered_on=ago(900))
    as_staff: dict[str, Any] = {"organisation": kita, "group": group}
    join(learner=ben.learner, entered_on=ago(45), **as_staff)
    enter(email=ada.email, name="Ada Sommer", entered_on=ago(0), **as_staff)
    came: dict[int, Deed | None] = {ben.learner.pk: read_concept}
    for name, days, deed in TEAM:
        email = f"{name.split()[0].lower()}@example.net"
        one = enter(email=email, name=name, entered_on=ago(days), confirmed=True, **as_staff)
        came[one.learner_id] = deed
    assign_to_all(
        programme=Programme.objects.get(slug=INDUCTION), organisation=kita, groups=[group]
    )
    for assignment in Assignment.objects.filter(organisation=kita).select_related("version"):
        if deed := came.get(assignment.learner_id):
            deed(assignment, manager)
    return kita
