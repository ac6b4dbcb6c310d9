"""Operators write programmes and rules in the Wagtail admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from lms.models import Assignment, AudienceRule, Extension, Programme, ProgrammeVersion
from lms.services.programmes import copy_version
from lms.services.rules import sync

from .conftest import Make

VIEWSETS = (
    "programmes", "programme_versions", "audience_rules", "recognition_schemes",
    "hours_obligations",
)  # fmt: skip


@pytest.fixture
def desk(browser_of: Make, admin: Any) -> Client:
    return browser_of(admin)


def step(key: str, **fields: Any) -> dict[str, Any]:
    courses = inline_formset(fields.pop("courses", []))
    return {
        "key": key, "kind": "reading", "title": key, "instruction": "", "due_days": "7",
        "before_event": "", "units": "0", "needed": "on", "in_refresher": "on",
        "courses": courses, **fields,
    }  # fmt: skip


def version(programme: Programme, *steps: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return nested_form_data(
        {
            "programme": programme.pk, "note": "", "rule": "all", "some": "0", "units": "0",
            "due_days": "90", "lookback_months": "12", "renewal": "none", "months": "36",
            "fixed_day": "31", "fixed_month": "12", "window_days": "90", "grace_days": "0",
            "minimum_days": "0", "steps": inline_formset(list(steps)), **fields,
        }
    )  # fmt: skip


@pytest.mark.parametrize("name", VIEWSETS)
def test_lists_and_forms_open_with_help(desk: Client, name: str, programme: Programme) -> None:
    assert desk.get(reverse(f"{name}:index")).status_code == 200
    page = desk.get(reverse(f"{name}:add"))
    assert page.status_code == 200
    assert "w-field__help" in page.content.decode() or "help" in page.content.decode()


def test_write_a_version_with_steps_and_publish_it(
    desk: Client, programme: Programme, p1: Any
) -> None:
    course = {"code": "", "course": p1.pk, "lessons": "1, 5, 6"}
    steps = [step("concept"), step("p1", kind="course", courses=[course])]
    posted = desk.post(reverse("programme_versions:add"), version(programme, *steps))
    assert posted.status_code == 302, posted.context["form"].errors
    made = ProgrammeVersion.objects.get(number=2)
    assert [one.key for one in made.steps.order_by("sort_order")] == ["concept", "p1"]
    desk.post(reverse("lms_version_publish", args=[made.pk]))
    made.refresh_from_db()
    assert made.published_at
    assert len(made.steps.get(key="p1").courses.get().lesson_pages) == 3


def test_a_published_version_is_not_changed(desk: Client, programme: Programme) -> None:
    published = programme.versions.get()
    data = version(programme, step("other"), due_days="1")
    desk.post(reverse("programme_versions:edit", args=[published.pk]), data)
    published.refresh_from_db()
    assert published.due_days == 180
    assert published.steps.count() == 2


@pytest.mark.parametrize(
    "steps",
    [
        [step("a"), step("a")],
        [step("a", due_days="99999999999")],
        [step("a", kind="course", courses=[{"code": "P1", "course": "", "lessons": "eins"}])],
        [],
    ],
)
def test_bad_steps_are_named_and_nothing_is_stored(
    desk: Client, programme: Programme, steps: list[dict[str, Any]]
) -> None:
    posted = desk.post(reverse("programme_versions:add"), version(programme, *steps))
    assert posted.status_code == 200
    assert ProgrammeVersion.objects.count() == 1


def test_nothing_can_be_deleted(desk: Client, rule: AudienceRule) -> None:
    page = desk.get(reverse("audience_rules:edit", args=[rule.pk])).content.decode()
    assert "/delete/" not in page
    assert desk.get(f"/admin/audience_rules/delete/{rule.pk}/").status_code == 404


@pytest.mark.parametrize(("days", "due"), [(400, 400), (10, 180)])
def test_a_move_is_shown_first_and_done_by_a_button(
    desk: Client, assignment: Assignment, programme: Programme, days: int, due: int
) -> None:
    """A shorter time in the new version makes nobody late: what was promised holds."""
    draft = copy_version(version=programme.versions.get())
    draft.due_days = days
    draft.save()
    desk.post(reverse("lms_version_publish", args=[draft.pk]))
    url = reverse("lms_version_move", args=[draft.pk])
    assert ("Ada Lovelace" in desk.get(url).content.decode()) == (due != 180)
    assignment.refresh_from_db()
    assert assignment.version != draft
    assert not Extension.objects.exists()
    desk.post(url)
    assignment.refresh_from_db()
    assert assignment.version == draft
    assert (assignment.periods.get().due_on - assignment.starts_on).days == due


def test_the_preview_of_rules_changes_nothing(
    desk: Client, ada: Any, kita: Any, join: Make, rule: AudienceRule
) -> None:
    join(ada, kita)
    page = desk.get(reverse("lms_rules_preview")).content.decode()
    assert "Ada Lovelace" in page
    assert not Assignment.objects.exists()
    assert sync().added == 1


@pytest.mark.parametrize("name", VIEWSETS)
def test_editors_and_learners_stay_outside(
    browser_of: Make, tom: Any, ada: Any, name: str, programme: Programme
) -> None:
    pk = programme.versions.get().pk
    for user in (tom, ada):
        client = browser_of(user)
        for url in (reverse(f"{name}:index"), reverse("lms_version_move", args=[pk]),
                    reverse("lms_rules_preview")):  # fmt: skip
            assert client.get(url).status_code in {302, 403}


def test_after_a_change_the_desk_leads_to_whom_the_next_run_will_touch(desk, rule):
    """Saving assigns and releases nobody: the daily run does, and can be looked at before."""
    form = {"programme": rule.programme_id, "organisation": rule.organisation_id, "role": ""}
    page = desk.post(reverse("audience_rules:edit", args=[rule.pk]), form, follow=True)
    rule.refresh_from_db()
    assert not rule.is_active
    link, later = reverse("lms_rules_preview"), desk.get(reverse("audience_rules:index"))
    assert page.content.decode().count(link) == later.content.decode().count(link) + 1
