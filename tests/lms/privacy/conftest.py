"""Kira, whose name and addresses are canaries: whatever still sings after erasing her is a leak."""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone

from certificates.services.issue import issue
from certificates.services.sharing import share
from courses.models import CoursePage, ProfessionalGroup
from lms.models import (
    Digest,
    Look,
    MemberImport,
    MemberRow,
    Membership,
    Organisation,
    QuizAllowance,
)
from lms.services.arrangements import exempt, extend, pause
from lms.services.assignments import assign
from lms.services.enrolments import enrol
from lms.services.feeds import new_token
from lms.services.fulfilling import confirm_step
from lms.services.people import save_profile
from lms.services.recognitions import propose
from lms.services.reminding import remind_all
from tests.conftest import complete
from tests.lms.programmes.conftest import a_programme

from .traces import leave_traces

NAME, ADDRESS = "Kira Kanarienvogel", "kira@kanarie.example"
CANARIES = ("kanarie", "kira")
PAPER = b"%PDF-1.7 Kanarienvogel"


@pytest.fixture(autouse=True)
def _own_ground(settings: Any, tmp_path: Path, fonts: Path) -> Any:
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = settings.STORAGES | {
        "default": storage | {"OPTIONS": {"location": tmp_path / "media"}},
        "certificates": storage | {"OPTIONS": {"location": tmp_path / "certificates"}},
    }
    settings.COURSES_FONT_CACHE = fonts
    settings.CERTIFICATES_BASE_URL = "https://lernen.example.org"
    storages._storages.clear()
    yield
    storages._storages.clear()


@pytest.fixture
def kita(db: None) -> Organisation:
    return Organisation.add_root(name="Kita Sonnenweg", type=Organisation.Type.CHILDCARE)


@pytest.fixture
def kira(kita: Organisation, p1: CoursePage, ada: Any) -> Any:
    """Learned, has duties, manages, edits pages: somebody who left something in every table."""
    user = get_user_model().objects.create_user(
        ADDRESS, password="x", first_name="Kira", last_name="Kanarienvogel"
    )
    save_profile(user=user, name="Kira Kanarie-Alt", groups=[])
    save_profile(user=user, name=NAME, groups=ProfessionalGroup.objects.all()[:1])
    learn(user, p1)
    belong(user, kita, p1, ada)
    leave_traces(user, p1)
    return user


def learn(user: Any, p1: CoursePage) -> None:
    enrolment = enrol(learner=user.learner, course=p1)
    certificate = issue(completion=complete(enrolment))
    share(certificate=certificate, ends_on=timezone.localdate() + dt.timedelta(days=3))
    quiz = enrolment.attempts.get().quiz
    QuizAllowance.objects.create(learner=user.learner, quiz=quiz, extra_minutes=5)


def belong(user: Any, kita: Organisation, p1: CoursePage, ada: Any) -> None:
    learner, today = user.learner, timezone.localdate()
    for role in (Membership.Role.MEMBER, Membership.Role.MANAGER):
        Membership.objects.create(
            learner=learner, organisation=kita, role=role, known_as="Kanarienvogel, K."
        )
    given = assign(
        learner=learner, programme=a_programme("kita-neu", p1), organisation=kita, by=user
    )
    remind_all()
    confirm_step(assignment=given, step=given.version.steps.get(key="concept"), on=today, by=user)
    extend(assignment=given, until=today + dt.timedelta(days=1500), by=user)
    pause(assignment=given, from_on=today, until_on=None, by=user)
    exempt(assignment=given, by=user)
    propose(
        learner=learner, organisation=kita, title="Schulung Kanarie", provider_name="Kira e. V.",
        held_on=today, units=Decimal(2), by=user, evidence=PAPER,
    )  # fmt: skip
    new_token(learner=learner)
    Digest.objects.create(learner=learner, organisation=kita, week=today)
    Look.objects.create(learner=learner, organisation=kita, looker=ada, day=today, way="screen")
    Look.objects.create(
        learner=ada.learner, organisation=kita, looker=user, day=today, way="screen"
    )
    upload = MemberImport.objects.create(organisation=kita, user=user, file_name="liste.csv")
    MemberRow.objects.create(source=upload, line=1, email=ADDRESS.upper(), name=NAME, outcome="new")
    MemberRow.objects.create(source=upload, line=2, email="x@example.org", outcome="new")


def dump(tmp_path: Path) -> str:
    """Every row of every table and every file, in small letters."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                said.append(f"{table}: " + " | ".join(readable(value) for value in row))
    for file in tmp_path.rglob("*"):
        if file.is_file():
            said.append(f"{file}: {file.read_bytes().decode('latin-1')}")
    said += [f"session: {data}" for data in open_sessions()]
    return "\n".join(said).lower()


def readable(value: Any) -> str:
    """Text as people read it: neither escaped as JSON nor as bytes."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def open_sessions() -> list[str]:
    from django.contrib.sessions.models import Session

    return [json.dumps(one.get_decoded(), default=str) for one in Session.objects.all()]


@pytest.fixture
def leaks(tmp_path: Path) -> Callable[[], list[str]]:
    """Lines in which a canary still sings."""

    def find() -> list[str]:
        lines = dump(tmp_path).splitlines()
        return [line[:300] for line in lines if any(word in line for word in CANARIES)]

    return find
