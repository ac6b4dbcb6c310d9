"""The operators' screens: what we put into Wagtail's admin breaks no rule of WCAG 2.2 A or AA."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from courses.models import CoursePage
from lms.models import AudienceRule, Organisation, ProgrammeVersion, StepCourse
from lms.services.audiences import assign_to_all
from lms.services.organisations import join
from lms.wagtail_admin.organisations import organisation_viewsets
from lms.wagtail_admin.programmes import programme_viewsets
from tests.lms.programmes.conftest import a_programme

from .test_accessibility import Inspector
from .test_organisation_screens_accessible import guide
from .walking import enrolled

pytestmark = pytest.mark.journey
__all__ = ["guide"]
LISTING = "#listing-results"
FORM = "#w-editor-form"
OURS = "main .nice-padding"


def visit(inspector: Inspector, name: str, address: str, within: str) -> None:
    inspector.page.goto(address)
    inspector.page.locator(within).first.wait_for()
    inspector.look(name, within=within)


@pytest.fixture
def version(course: CoursePage) -> ProgrammeVersion:
    """The shipped programmes; a step of one waits for its course."""
    call_command("load_programmes", stdout=StringIO())
    Organisation.add_root(name="Träger Regenbogen gGmbH", type="provider")
    version = ProgrammeVersion.objects.get(programme__slug="onboarding-kita")
    StepCourse.objects.filter(step__version=version, code="K2").update(course=None)
    return version


def test_lists_and_forms(
    guide: Callable[[Any], Inspector], cast: dict[str, Any], version: ProgrammeVersion
) -> None:
    inspector = guide(cast["admin"])
    for one in [*organisation_viewsets, *programme_viewsets]:
        visit(inspector, f"{one.name}: list", reverse(f"{one.name}:index"), LISTING)
        visit(inspector, f"{one.name}: new", reverse(f"{one.name}:add"), FORM)
    assert inspector.wrong == {}


def test_a_version_and_what_is_done_with_it(
    guide: Callable[[Any], Inspector], cast: dict[str, Any], version: ProgrammeVersion
) -> None:
    inspector = guide(cast["admin"])
    visit(inspector, "version", reverse("programme_versions:edit", args=[version.pk]), OURS)
    for name in ("copy", "map", "move"):
        address = reverse(f"lms_version_{name}", args=[version.pk])
        visit(inspector, f"version: {name}", address, OURS)
    AudienceRule.objects.update(is_active=True)
    visit(inspector, "rules: preview", reverse("lms_rules_preview"), OURS)
    assert inspector.wrong == {}


def test_unpublishing_what_people_wait_for(
    guide: Callable[[Any], Inspector], cast: dict[str, Any], course: CoursePage
) -> None:
    kita = Organisation.add_root(name="Kita Sonnenweg", type="childcare")
    join(learner=enrolled(cast["ada"], course).learner, organisation=kita)
    assign_to_all(programme=a_programme("kita-start", course), organisation=kita)
    inspector = guide(cast["admin"])
    address = reverse("wagtailadmin_pages:unpublish", args=[course.pk])
    inspector.page.goto(address)
    inspector.page.locator("main form button[type=submit]").click()
    inspector.page.wait_for_selector("form input[name=lms_waited_for]", state="attached")
    inspector.look("people wait for this", within=OURS)
    assert inspector.wrong == {}
