"""A step whose course is missing is shown as waiting in the admin, and can be mapped from there."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from lms.models import ProgrammeVersion, StepCourse
from tests.lms.conftest import text_of


@pytest.fixture
def desk(browser_of, admin):
    return browser_of(admin)


@pytest.fixture
def version(p1):
    """Of the shipped courses only P1 is there; the other steps wait."""
    call_command("load_programmes", stdout=StringIO())
    return ProgrammeVersion.objects.get(programme__slug="onboarding-kita")


def test_the_list_counts_waiting_steps_and_keeps_its_order(desk, version):
    reply = desk.get(reverse("programme_versions:index"))
    rows = {one.programme.slug: one.waiting for one in reply.context["object_list"]}
    kinds = list(version.steps.values_list("kind", flat=True))
    assert rows["onboarding-kita"] == kinds.count("course") - 1
    titles = [one.programme.title for one in reply.context["object_list"]]
    assert titles == sorted(titles)


def test_a_waiting_step_leads_to_mapping_and_is_gone_from_the_list_afterwards(desk, version, p1):
    address = reverse("programme_versions:edit", args=[version.pk])
    step = version.steps.get(key="k1")
    mapping = reverse("lms_version_map", args=[version.pk])
    assert f"{mapping}?step={step.pk}" in text_of(desk.get(address))
    page = text_of(desk.get(f"{mapping}?step={step.pk}"))
    assert f'<option value="{step.pk}" selected>' in page
    assert desk.post(mapping, {"step": step.pk, "course": p1.pk}).status_code == 302
    assert StepCourse.objects.filter(step=step, course=p1).exists()
    assert f"{mapping}?step={step.pk}" not in text_of(desk.get(address))


def test_a_published_version_offers_no_button_that_would_be_refused(desk, version):
    reply = desk.get(reverse("programme_versions:edit", args=[version.pk]))
    page = text_of(reply)
    assert 'class="button button-longrunning"' not in page
    assert reverse("lms_version_copy", args=[version.pk]) in page
    form = reply.context["form"]
    assert all(field.disabled for field in form.fields.values())
    steps = form.formsets["steps"].forms
    assert all(field.disabled for one in steps for field in one.fields.values())
    draft = ProgrammeVersion.objects.create(programme=version.programme, number=2)
    page = text_of(desk.get(reverse("programme_versions:edit", args=[draft.pk])))
    assert 'class="button button-longrunning"' in page


def test_a_programme_leads_to_its_steps_and_can_be_switched_off(desk, version):
    address = reverse("programmes:edit", args=[version.programme_id])
    page = text_of(desk.get(address))
    assert reverse("programme_versions:edit", args=[version.pk]) in page
    data = {"title": "Anfang bei uns", "slug": "onboarding-kita", "purpose": "", "for_type": ""}
    assert desk.post(address, data).status_code == 302
    version.programme.refresh_from_db()
    assert (version.programme.title, version.programme.is_active) == ("Anfang bei uns", False)


def test_a_membership_can_be_reached_from_the_list(desk, ada, programme, kita, join):
    membership = join(ada, kita)
    page = text_of(desk.get(reverse("memberships:index")))
    assert reverse("memberships:edit", args=[membership.pk]) in page
