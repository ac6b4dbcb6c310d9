"""Deeds about many, hours, recognitions and networks break no rule of WCAG 2.2 A or AA."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import CoursePage
from lms.models import (
    HandoverPoint,
    Membership,
    Network,
    Obligation,
    Organisation,
    Programme,
    ProgrammeStep,
)
from lms.services.audiences import assign_to_all
from lms.services.organisations import join
from tests.lms.programmes.conftest import a_programme

from .test_accessibility import Inspector
from .test_organisation_screens_accessible import guide, kita, manager, press, provider, url
from .walking import enrolled

pytestmark = pytest.mark.journey
__all__ = ["guide", "kita", "manager", "provider"]  # the same house and people


@pytest.fixture
def programme(course: CoursePage, cast: dict[str, Any], kita: Organisation) -> Programme:
    """Ada and the manager have it; one step comes before an event."""
    join(learner=enrolled(cast["ada"], course).learner, organisation=kita)
    programme = a_programme("kita-start", course)
    ProgrammeStep.objects.filter(key="concept").update(before_event="die Ferienfreizeit")
    assign_to_all(programme=programme, organisation=kita)
    return programme


def test_deeds_about_many(
    guide: Callable[[Any], Inspector], manager: Any, kita: Organisation, programme: Programme
) -> None:
    inspector = guide(manager)
    inspector.visit("give: nobody", url("give_programme", kita.pk) + "?q=niemand")
    for name, args in (
        ("give_programme", [kita.pk]),
        ("confirm_people", [kita.pk, programme.pk]),
        ("event_people", [kita.pk, programme.pk]),
    ):
        inspector.visit(name, url(name, *args))
        inspector.page.locator("main summary").first.click()
        inspector.page.locator("main textarea").fill("Niemand Hier")
        press(inspector, f"{name}: wrong", "form[method=post]")
    ProgrammeStep.objects.update(before_event="")
    inspector.visit("no event", url("event_people", kita.pk, programme.pk))
    assert inspector.wrong == {}


def test_hours_and_recognitions(
    guide: Callable[[Any], Inspector], manager: Any, kita: Organisation, programme: Programme,
    cast: dict[str, Any],
) -> None:  # fmt: skip
    inspector = guide(manager)
    inspector.visit("no hours", url("organisation_hours", kita.pk))
    Obligation(title="Fortbildung", organisation=kita, units=Decimal(8)).save()
    inspector.visit("hours", url("organisation_hours", kita.pk))
    inspector.visit("hours: nobody", url("organisation_hours", kita.pk) + "?q=niemand")
    ada = Membership.objects.get(learner__user=cast["ada"])
    inspector.visit("member with programmes", url("member", kita.pk, ada.pk))
    inspector.visit("note a training", url("propose_for_member", kita.pk, ada.pk))
    press(inspector, "note a training: wrong", "form.form")
    page = inspector.page
    for name, value in (("title", "Juleica"), ("provider_name", "Ring"), ("units", "8"),
                        ("held_on", timezone.localdate().isoformat())):  # fmt: skip
        page.locator(f"main input[name={name}]").fill(value)
    press(inspector, "decide", "form.form")
    inspector.visit("queue", url("recognitions", kita.pk))
    assert inspector.wrong == {}
    learner = guide(cast["ada"])
    learner.visit("my proposals", url("hours"))
    learner.visit("propose hours", url("propose_hours", ada.pk))
    press(learner, "propose hours: wrong", "form.form")
    assert learner.wrong == {}


def test_networks(guide: Callable[[Any], Inspector], manager: Any, kita: Organisation) -> None:
    inspector = guide(manager)
    inspector.visit("no network", url("networks", kita.pk))
    today = timezone.localdate()
    network = Network.objects.create(name="Netzwerk Kinderschutz", area="Dormagen\nNeuss")
    network.members.create(organisation=kita, is_coordination=True)
    year = dt.timedelta(days=365)
    network.offices.create(organisation=kita, starts_on=today, ends_on=today + year)
    inspector.visit("networks", url("networks", kita.pk))
    following = Organisation.add_root(name="Koordinierungsstelle", type="coordination")
    network.offices.create(organisation=following, starts_on=today + year, ends_on=today + 2 * year)
    network.offices.filter(organisation=kita).update(
        starts_on=today - year, ends_on=today + dt.timedelta(days=9)
    )
    HandoverPoint.objects.create(slug="termine", text="Termine sind übergeben.")
    inspector.visit("networks before a change", url("networks", kita.pk))
    hand_over = reverse("lms:handover", args=[kita.pk, network.offices.earliest("pk").pk])
    inspector.visit("hand-over", hand_over)
    inspector.page.locator("main input[name=point]").check()
    press(inspector, "hand-over: ticked", "form.form")
    inspector.visit(
        "report", reverse("lms:network_report", args=[kita.pk, network.pk, today.year - 1])
    )
    assert inspector.wrong == {}
