"""What a learner sees and does on her page of duties; nobody else does."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.models import (
    Assignment,
    Evidence,
    Membership,
    Organisation,
    Period,
    Recognition,
    ReminderChoice,
)
from lms.services.people import save_profile

from .conftest import Make, step_of

PDF = b"%PDF-1.4 x"


@pytest.fixture
def adas(browser_of: Make, ada: Any) -> Client:
    return browser_of(ada)


def test_what_until_when_why_and_what_next(adas: Client, assignment: Assignment) -> None:
    page = adas.get(reverse("lms:duties")).content.decode()
    assert "Neu im Team" in page
    assert "Schutzkonzept lesen" in page
    assert "Kita Sonnenweg" in page
    assert (
        reverse("lms:confirm_duty", args=[assignment.pk, step_of(assignment, "concept").pk]) in page
    )
    assert assignment.version.steps.get(key="p1").courses.get().course.url in page


def test_an_empty_page_for_those_of_whom_nothing_is_asked(
    browser_of: Make, cy: Any, person: Make
) -> None:
    assert browser_of(cy).get(reverse("lms:duties")).status_code == 200
    assert browser_of(person("new")).get(reverse("lms:duties")).status_code == 200
    assert Client().get(reverse("lms:duties")).status_code == 302


def test_as_many_queries_for_one_duty_and_for_many(
    adas: Client, assignment: Assignment, queries: Any, p1: Any, kita: Organisation
) -> None:
    from lms.services.assignments import assign

    from .conftest import a_programme

    def look() -> None:
        adas.get(reverse("lms:duties"))

    look()
    one = queries(look)
    for number in range(6):
        programme = a_programme(f"more-{number}", p1)
        assign(learner=assignment.learner, programme=programme, organisation=kita, by=None)
    assert queries(look) <= one <= 25


def test_reading_is_confirmed_by_herself_courses_and_gates_are_not(
    adas: Client, assignment: Assignment
) -> None:
    step = step_of(assignment, "concept")
    url = reverse("lms:confirm_duty", args=[assignment.pk, step.pk])
    assert adas.get(url).status_code == 405
    adas.post(url)
    adas.post(url)
    assert Period.objects.get().begun_on == timezone.localdate()
    type(step).objects.filter(pk=step.pk).update(kind="gate")
    assert adas.post(url).status_code == 404


def test_a_proposal_with_its_paper_goes_to_the_organisation(
    adas: Client, assignment: Assignment, browser_of: Make, tom: Any, kita: Organisation, join: Make
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    form = {
        "step": step_of(assignment, "p1").pk, "title": "Basisschulung", "provider_name": "Bistum",
        "held_on": "2024-02-29", "units": "8", "scheme": "",
        "evidence": SimpleUploadedFile("x.pdf", PDF),
    }  # fmt: skip
    url = reverse("lms:propose_recognition", args=[assignment.pk])
    assert adas.get(url).status_code == 200
    assert adas.post(url, form).status_code == 302
    row = Recognition.objects.get()
    save_profile(user=tom, name="Tom", groups=[])
    join(tom, kita, role=Membership.Role.MANAGER)
    desk = browser_of(tom)
    assert "Basisschulung" in desk.get(reverse("lms:recognitions", args=[kita.pk])).content.decode()
    paper = desk.get(reverse("lms:recognition_evidence", args=[kita.pk, row.pk]))
    assert paper.content == PDF
    assert "attachment" in paper["Content-Disposition"]
    decide = reverse("lms:decide_recognition", args=[kita.pk, row.pk])
    assert desk.get(decide).status_code == 200
    assert desk.post(decide, {"decision": "accept"}).status_code == 302
    assert Period.objects.get().begun_on == dt.date(2024, 2, 29)
    assert not Evidence.objects.exists()
    assert desk.get(decide).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"held_on": "2999-01-01"}, {"held_on": "31.02.2024"}, {"units": "-1"}, {"units": "1e9"},
        {"step": "9" * 30}, {"title": "\x00"}, {"provider_name": ""},
    ],
)  # fmt: skip
def test_bad_proposals_are_explained(
    adas: Client, assignment: Assignment, wrong: dict[str, str]
) -> None:
    form = {"title": "T", "provider_name": "P", "held_on": "2024-02-29", "units": "8"} | wrong
    page = adas.post(reverse("lms:propose_recognition", args=[assignment.pk]), form)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not Recognition.objects.exists()


def test_strangers_find_nothing(
    browser_of: Make, cy: Any, tom: Any, assignment: Assignment, club: Organisation, join: Make,
    kita: Organisation, adas: Client,
) -> None:  # fmt: skip
    """Neither another learner nor the manager of another organisation."""
    from decimal import Decimal

    from lms.services.recognitions import propose

    row = propose(
        learner=assignment.learner, organisation=kita, title="T", provider_name="P",
        held_on=timezone.localdate(), units=Decimal(1), by=None, evidence=PDF,
    )  # fmt: skip
    save_profile(user=tom, name="Tom", groups=[])
    join(tom, club, role=Membership.Role.MANAGER)
    step = step_of(assignment, "concept")
    own = [
        reverse("lms:duty_other_way", args=[assignment.pk]),
        reverse("lms:propose_recognition", args=[assignment.pk]),
    ]
    desk = [
        reverse("lms:recognitions", args=[kita.pk]),
        reverse("lms:decide_recognition", args=[kita.pk, row.pk]),
        reverse("lms:recognition_evidence", args=[kita.pk, row.pk]),
        reverse("lms:decide_recognition", args=[club.pk, row.pk]),
        reverse("lms:recognition_evidence", args=[club.pk, row.pk]),
    ]
    for user in (cy, tom):
        client = browser_of(user)
        assert {client.get(url).status_code for url in own + desk} == {404}
        confirm = reverse("lms:confirm_duty", args=[assignment.pk, step.pk])
        assert client.post(confirm).status_code == 404
    assert {adas.get(url).status_code for url in desk} == {404}


def test_nobody_decides_about_her_own_training(
    adas: Client, assignment: Assignment, kita: Organisation
) -> None:
    from decimal import Decimal

    from lms.services.recognitions import propose

    row = propose(
        learner=assignment.learner, organisation=kita, title="T", provider_name="P",
        held_on=timezone.localdate(), units=Decimal(1), by=None,
    )  # fmt: skip
    Membership.objects.update(role=Membership.Role.MANAGER)
    url = reverse("lms:decide_recognition", args=[kita.pk, row.pk])
    assert adas.post(url, {"decision": "accept"}).status_code == 404


def test_choosing_mails(adas: Client, assignment: Assignment) -> None:
    adas.post(reverse("lms:duty_mails"), {"no_voluntary": "on"})
    assert ReminderChoice.objects.get().no_voluntary
    adas.post(reverse("lms:duty_mails"))
    assert not ReminderChoice.objects.get().no_voluntary


def test_my_hours(adas: Client, assignment: Assignment, p1: Any, queries: Any) -> None:
    from .conftest import completed

    completed(assignment.learner, p1, timezone.localdate())
    page = adas.get(reverse("lms:hours")).content.decode()
    assert p1.title in page
    assert queries(lambda: adas.get(reverse("lms:hours"))) <= 20
