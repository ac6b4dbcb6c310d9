"""Many people in many organisations, and – for a while only – many rounds of programmes."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from tqdm import tqdm

from courses.models import CoursePage
from lms.models import (
    Assignment,
    AudienceRule,
    Exemption,
    Learner,
    Membership,
    Organisation,
    Pause,
    Period,
    Programme,
    ProgrammeStep,
    ProgrammeVersion,
    StepCourse,
    TemporaryFulfilment,
)
from lms.services.programmes import publish
from tests.bench.bank.dataset.insert import COUNTING, fill
from tests.bench.dataset.build import ensure

PLACES = 200
IN_REGION = 10
PROGRAMMES = 5
READINGS = 7  # beside a course: eight steps


@dataclass(frozen=True)
class Sizes:
    """`periods` are made while measuring and taken back; see `periods`."""

    memberships: int
    periods: int

    def __str__(self) -> str:
        return f"{self.memberships:,} memberships, {self.periods:,} periods"

    @property
    def rows(self) -> int:
        return 3 * self.memberships

    def build(self, bar: tqdm) -> None:
        bar.update(people(self.memberships))
        bar.update(memberships(self.memberships))
        for number in range(PROGRAMMES):
            programme(number)

    def ensure(self) -> bool:
        return ensure(self, self.build, self.rows)


def people(count: int) -> int:
    """Users and learners, numbered alike."""
    user, source = get_user_model(), "counting"
    email = user._meta.get_field("email").column
    unusable = make_password(None).replace("'", "")
    made = fill(
        user, source, [count], tables=[COUNTING],
        **{email: "'lernt-' || i || '@bench.invalid'", "password": f"'{unusable}'"},
    )  # fmt: skip
    table = user._meta.db_table
    bench = f"{table} AS person WHERE person.{email} LIKE 'lernt-%%'"
    return made + fill(Learner, bench, user_id="person.id", name="'Luise ' || person.id")


def memberships(count: int) -> int:
    """Everybody in one place, spread evenly, entered over the last three years."""
    places = min(PLACES, count)
    keys = tree(places)
    learners = Learner.objects.filter(name__startswith="Luise ").order_by("pk")
    first = learners.values_list("pk", flat=True)[0]
    start = (timezone.localdate() - dt.timedelta(days=1000)).isoformat()
    made = fill(
        Membership,
        f"{Learner._meta.db_table} AS learner "
        f"JOIN {Organisation._meta.db_table} AS place "
        f"ON place.id = {min(keys)} + (learner.id - {first}) %% {places} "
        "WHERE learner.name LIKE 'Luise %%'",
        learner_id="learner.id",
        organisation_id="place.id",
        entered_on=f"CAST('{start}' AS date)" if on_postgres() else f"'{start}'",
    )
    if made != count:
        raise RuntimeError(f"{made} memberships instead of {count}")
    return made


def tree(places: int) -> list[int]:
    """A provider with regions of ten places each; gives the keys of the places."""
    top = Organisation.add_root(name="Träger", type=Organisation.Type.PROVIDER)
    regions = [
        top.add_child(name=f"Region {number}", type=Organisation.Type.PROVIDER).pk
        for number in range(-(-places // IN_REGION))
    ]
    kind = Organisation.Type.CHILDCARE
    return [
        Organisation.objects.get(pk=regions[number // IN_REGION])
        .add_child(name=f"Kita {number}", type=kind).pk
        for number in range(places)
    ]  # fmt: skip


def on_postgres() -> bool:
    from django.db import connection

    return connection.vendor == "postgresql"


def programme(number: int) -> None:
    """The first one has a rule for everybody; the others are for the periods."""
    made = Programme.objects.create(slug=f"bench-{number}", title=f"Programm {number}")
    version = ProgrammeVersion.objects.create(programme=made, due_days=180)
    step = ProgrammeStep.objects.create(version=version, key="p1", title="P1", due_days=60)
    StepCourse.objects.create(step=step, course=CoursePage.objects.get(code="P1"))
    for place in range(READINGS):
        ProgrammeStep.objects.create(
            version=version, key=f"s{place}", title=f"Schritt {place}", kind="reading", due_days=90
        )
    publish(version=version)
    if number == 0:
        AudienceRule.objects.create(programme=made, organisation=Organisation.objects.get(depth=1))


def periods(count: int) -> int:
    """So many assignments with one round each: most open, some fulfilled, some resting."""
    here = Membership._meta.db_table
    made, today = 0, timezone.localdate()
    for version in ProgrammeVersion.objects.order_by("pk"):
        left = count - made
        made += fill(
            Assignment,
            f"(SELECT * FROM {here} ORDER BY id LIMIT {int(left)}) AS place",  # noqa: S608
            learner_id="place.learner_id",
            organisation_id="place.organisation_id",
            membership_id="place.id",
            programme_id=str(version.programme_id),
            version_id=str(version.pk),
            assigned_at="place.confirmed_at",
            starts_on="place.entered_on",
        )
    shift = "date({day}, '+' || ({n}) || ' days')"
    if on_postgres():
        shift = "{day} + CAST({n} AS integer)"

    def day(ahead: str) -> str:
        return shift.format(day="a.starts_on", n=f"(700 + (a.id * 7919) %% 600 + {ahead})")

    done = "CASE WHEN a.id %% 10 < 3 THEN a.starts_on END"
    fill(
        Period, f"{Assignment._meta.db_table} AS a", assignment_id="a.id",
        version_id="a.version_id", cycle="1", opens_on="a.starts_on", baseline_on=day("0"),
        due_on=day("0"), overdue_on=day("1"), next_due_on=day("0"), fulfilled_on=done,
        begun_on="CASE WHEN a.id %% 10 < 6 THEN a.starts_on END",
    )  # fmt: skip
    for model, share in ((Pause, 50), (Exemption, 100), (TemporaryFulfilment, 200)):
        fields = {"until_on": "a.starts_on"} if model is TemporaryFulfilment else {}
        fill(
            model, f"{Assignment._meta.db_table} AS a WHERE a.id %% {share} = 0",
            assignment_id="a.id", from_on=sql_day(today), **fields,
        )  # fmt: skip
    return made


def sql_day(day: dt.date) -> str:
    return f"DATE '{day}'" if on_postgres() else f"'{day}'"
