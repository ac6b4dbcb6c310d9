"""A youth office with two day-care centres, and a small programme."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from courses.models import CoursePage, ProfessionalGroup
from lms.models import (
    Assignment,
    AudienceRule,
    Completion,
    Enrolment,
    Membership,
    Organisation,
    Programme,
    ProgrammeStep,
    ProgrammeVersion,
    StepCourse,
)
from lms.services.programmes import publish

TODAY = dt.date(2026, 11, 20)
Make = Callable[..., Any]


@pytest.fixture
def provider(db: None) -> Organisation:
    return Organisation.add_root(name="Träger Nord", type=Organisation.Type.PROVIDER)


@pytest.fixture
def kita(provider: Organisation) -> Organisation:
    return provider.add_child(name="Kita Sonnenweg", type=Organisation.Type.CHILDCARE)


@pytest.fixture
def club(db: None) -> Organisation:
    return Organisation.add_root(name="Verein Süd", type=Organisation.Type.CLUB)


@pytest.fixture
def childcare(db: None) -> ProfessionalGroup:
    return ProfessionalGroup.objects.get(slug="childcare")


@pytest.fixture
def join(db: None) -> Make:
    """A person enters an organisation."""

    def make(user: Any, organisation: Organisation, **fields: Any) -> Membership:
        fields.setdefault("entered_on", timezone.localdate())
        return Membership.objects.create(learner=user.learner, organisation=organisation, **fields)

    return make


@pytest.fixture
def programme(db: None, p1: CoursePage) -> Programme:
    """P1 within 60 days and a reading within 7, again after 36 months."""
    return a_programme("kita-start", p1)


def a_programme(slug: str, course: CoursePage, **version: Any) -> Programme:
    programme = Programme.objects.create(slug=slug, title="Neu im Team")
    fields = {"due_days": 180, "renewal": "completion", "months": 36} | version
    draft = ProgrammeVersion.objects.create(programme=programme, **fields)
    reading = {"kind": "reading", "title": "Schutzkonzept lesen", "due_days": 7}
    ProgrammeStep.objects.create(version=draft, key="concept", sort_order=0, **reading)
    step = ProgrammeStep.objects.create(
        version=draft, key="p1", title="Hinsehen lernen", due_days=60, sort_order=1
    )
    StepCourse.objects.create(step=step, code="P1", course=course)
    publish(version=draft)
    return programme


@pytest.fixture
def rule(programme: Programme, provider: Organisation) -> AudienceRule:
    """Everybody of the provider and below has the programme."""
    return AudienceRule.objects.create(programme=programme, organisation=provider)


@pytest.fixture
def assignment(ada: Any, kita: Organisation, join: Make, programme: Programme) -> Assignment:
    """Ada works in the Kita since today and has the programme by hand."""
    from lms.services.assignments import assign

    join(ada, kita)
    return assign(learner=ada.learner, programme=programme, organisation=kita, by=None)


def completed(learner: Any, course: CoursePage, day: dt.date) -> Completion:
    """As an import would: a completion of a day, no signal sent."""
    cycle = Enrolment.objects.filter(learner=learner, course=course).count() + 1
    enrolment = Enrolment.objects.create(learner=learner, course=course, cycle=cycle)
    moment = dt.datetime.combine(day, dt.time(12), tzinfo=timezone.get_current_timezone())
    return Completion.objects.create(
        enrolment=enrolment, completed_at=moment, course_version="1.0", units=course.units
    )


def step_of(assignment: Assignment, key: str) -> ProgrammeStep:
    return assignment.version.steps.get(key=key)
