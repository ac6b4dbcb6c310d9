"""Another way reaches one person; the calendar shows days and nothing else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from lms.models import Assignment, Membership, Organisation, ReminderChoice
from lms.services.people import save_profile

from .conftest import Make


@pytest.fixture
def adas(browser_of: Make, ada: Any) -> Client:
    return browser_of(ada)


@pytest.fixture
def trusted(person: Make, join: Make, kita: Organisation) -> Membership:
    user = person("vera")
    save_profile(user=user, name="Vera Vertrauen", groups=[])
    return join(user, kita, role=Membership.Role.TRUSTED)


def test_one_letter_to_one_person_and_nothing_stored(
    adas: Client, assignment: Assignment, trusted: Membership, mailoutbox: list[Any]
) -> None:
    url = reverse("lms:duty_other_way", args=[assignment.pk])
    page = adas.get(url).content.decode()
    assert "Vera Vertrauen" in page
    assert "reason" not in adas.get(url).context["form"].fields
    assert adas.post(url, {"contact": ""}).status_code == 302
    (mail,) = mailoutbox
    assert mail.to == ["vera@example.org"]
    assert (mail.cc, mail.bcc) == ([], [])
    for word in ("Neu im Team", "Hinsehen", "Kita"):
        assert word not in mail.subject + mail.body
    # A second one on the same day is not sent.
    assert adas.post(url, {"contact": ""}).status_code == 200
    assert len(mailoutbox) == 1


def test_without_a_trusted_person_nothing_is_sent(
    adas: Client, assignment: Assignment, mailoutbox: list[Any]
) -> None:
    url = reverse("lms:duty_other_way", args=[assignment.pk])
    assert adas.get(url).status_code == 200
    assert adas.post(url, {"contact": ""}).status_code == 503
    assert mailoutbox == []


def test_the_nearest_trusted_person_and_never_oneself(
    assignment: Assignment, provider: Organisation, trusted: Membership, join: Make, cy: Any
) -> None:
    from lms.services.other_way_duty import trusted_in

    join(cy, provider, role=Membership.Role.TRUSTED)
    assert trusted_in(assignment).email == "vera@example.org"
    trusted.delete()
    assert trusted_in(assignment).email == "cy@example.org"
    Membership.objects.filter(learner=cy.learner).delete()
    Membership.objects.filter(learner=assignment.learner).update(role=Membership.Role.TRUSTED)
    assert trusted_in(assignment) is None


def feed(adas: Client) -> str:
    adas.post(reverse("lms:duty_calendar"))
    page = adas.get(reverse("lms:duties"))
    return page.context["new_feed"]


def test_the_calendar_has_days_and_neutral_titles(adas: Client, assignment: Assignment) -> None:
    answer = Client().get(feed(adas))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    days = sorted((event["dtstart"].dt - assignment.starts_on).days for event in events)
    assert days == [7, 60, 180]
    text = answer.content.decode()
    for word in ("Neu im Team", "Hinsehen", "Schutzkonzept", "Kita", "Ada"):
        assert word not in text
    assert len({str(event["uid"]) for event in events}) == 3


def test_the_address_is_a_secret_that_can_be_changed(adas: Client, assignment: Assignment) -> None:
    first = feed(adas)
    token = first.rpartition("/")[2].removesuffix(".ics")
    assert len(token) == 32
    assert token not in ReminderChoice.objects.get().feed_digest
    # Shown once only.
    assert adas.get(reverse("lms:duties")).context["new_feed"] == ""
    second = feed(adas)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assignment.learner.user.is_active = False
    assignment.learner.user.save()
    assert Client().get(second).status_code == 404
    assert Client().get(reverse("lms:duty_feed", args=["a" * 32])).status_code == 404
