"""O1 to O8 and the packages as starter data."""

from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from courses.models import CoursePage
from lms.models import (
    Assignment,
    AudienceRule,
    Programme,
    ProgrammeStep,
    RecognitionScheme,
    StepCourse,
)
from lms.queries.duties import board
from lms.services.assignments import assign
from lms.services.programmes import map_course
from lms.starter.programmes import shipped


@pytest.fixture
def loaded(p1: CoursePage) -> str:
    return load()


def load() -> str:
    out = StringIO()
    call_command("load_programmes", stdout=out)
    return out.getvalue()


def test_twelve_programmes_published_and_nobody_assigned(loaded: str) -> None:
    assert "27 created" in loaded  # with seven schemes of recognition and eight points
    assert Programme.objects.filter(versions__published_at__isnull=False).count() == 12
    assert not Assignment.objects.exists()
    # Packages bring a rule that somebody has to switch on.
    assert AudienceRule.objects.count() == 4
    assert not AudienceRule.objects.filter(is_active=True).exists()
    kkg = AudienceRule.objects.get(programme__slug="paket-kkg")
    assert {group.kkg_number for group in kkg.groups.all()} <= set("1234567")
    assert kkg.groups.count() >= 14


def test_loading_again_changes_nothing_and_keeps_what_people_changed(loaded: str) -> None:
    assert "0 created, 0 updated, 27 unchanged" in load()
    Programme.objects.filter(slug="onboarding-kita").update(title="Anfang bei uns")
    assert "programmes/onboarding-kita" in load()
    assert Programme.objects.get(slug="onboarding-kita").title == "Anfang bei uns"


def test_schemes_come_switched_off_and_stay_as_a_person_left_them(loaded: str) -> None:
    assert RecognitionScheme.objects.count() == 7
    assert not RecognitionScheme.objects.filter(is_active=True).exists()
    juleica = RecognitionScheme.objects.get(name="Juleica, Verlängerung")
    assert juleica.units == Decimal(8) * 60 / 45  # eight full hours
    juleica.is_active = True
    juleica.save()
    assert "schemes/Juleica, Verlängerung" in load()
    juleica.refresh_from_db()
    assert juleica.is_active


def test_the_days_are_those_of_the_field_rules(loaded: str) -> None:
    steps = ProgrammeStep.objects.filter(version__programme__slug="onboarding-asd")
    assert list(steps.order_by("sort_order").values_list("key", "due_days")) == [
        ("ansprechperson", 7), ("n1", 14), ("dienstanweisung", 14), ("p1", 30), ("k1", 30),
        ("g1", 60), ("g2", 90), ("f1", 90), ("n2", 120), ("p2", 180), ("k2", 180),
        ("auswertung-1", 180), ("grundlagenreihe", 365), ("freigabe", None),
        ("auswertung-2", 365),
    ]  # fmt: skip
    assert {step.kind for step in steps} == set(ProgrammeStep.Kind.values)


def test_lessons_are_frozen_to_pages(loaded: str, p1: CoursePage) -> None:
    row = StepCourse.objects.get(step__key="p1-kurz")
    lessons = list(p1.get_children().order_by("path"))
    assert row.lesson_pages == [lessons[n - 1].pk for n in (1, 5, 6)]


def test_a_step_without_its_course_waits_and_can_be_mapped(
    loaded: str, ada: Any, kita: Any, join: Any, p1: CoursePage
) -> None:
    programme = Programme.objects.get(slug="onboarding-kita")
    join(ada, kita)
    assignment = assign(learner=ada.learner, programme=programme, organisation=kita, by=None)

    def states() -> dict[str, str]:
        return {one.key: one.state for one in board(kita, programme=programme).rows[0].cells}

    assert states()["k1"] == "waiting"
    assert states()["p1"] == "open"
    map_course(step=assignment.version.steps.get(key="k1"), course=p1)
    assert states()["k1"] == "open"


def test_every_programme_names_days_within_its_own(loaded: str) -> None:
    for entry in shipped():
        assert all(step.get("days", 0) <= entry["due_days"] for step in entry["steps"])
