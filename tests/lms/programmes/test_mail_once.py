"""A mail goes out at most once, whatever dies when; what surely did not go is sent later."""

import datetime as dt
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from unittest.mock import patch

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from lms.models import Assignment, Reminder
from lms.services.reminding import remind_all, remind_now

HOUR = dt.timedelta(hours=1)


def later(hours: float = 1.5) -> None:
    """The claim is that old."""
    Reminder.objects.update(claimed_at=timezone.now() - hours * HOUR)


def killed(where: Any, name: str) -> None:
    with patch.object(where, name, side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        remind_all()


def test_killed_before_the_server_was_called_it_is_sent_after_an_hour(
    assignment: Assignment, mailoutbox: list[Any]
) -> None:
    killed(EmailBackend, "open")
    assert remind_all() == 0
    later(0.9)
    assert remind_all() == 0
    later()
    assert remind_all() == 1
    assert remind_all() == 0
    assert len(mailoutbox) == 1
    assert Reminder.objects.get().sent_at


def test_killed_while_the_server_had_it_nobody_sends_it_again(
    assignment: Assignment, mailoutbox: list[Any]
) -> None:
    killed(EmailMessage, "send")
    later(500)
    assert remind_all() == 0
    assert mailoutbox == []
    row = Reminder.objects.get()
    assert row.handed_at
    assert row.sent_at is None


@pytest.mark.parametrize(
    "answer",
    [SMTPDataError(451, b"try later"), SMTPRecipientsRefused({"ada@example.org": (550, b"no")})],
)
def test_what_the_server_refused_is_sent_by_the_next_run(
    assignment: Assignment, mailoutbox: list[Any], answer: Exception
) -> None:
    with patch.object(EmailMessage, "send", side_effect=answer):
        assert remind_all() == 0
    assert remind_all() == 1


@pytest.mark.parametrize("error", [ConnectionRefusedError(), TimeoutError(), OSError("no name")])
def test_a_server_that_is_not_there_is_tried_again(
    assignment: Assignment, mailoutbox: list[Any], error: Exception
) -> None:
    with patch.object(EmailBackend, "open", side_effect=error):
        assert remind_all() == 0
    assert remind_all() == 1


@pytest.mark.parametrize("error", [SMTPServerDisconnected("lost"), TimeoutError(), ValueError()])
def test_a_line_that_broke_may_have_taken_the_mail(
    assignment: Assignment, mailoutbox: list[Any], error: Exception
) -> None:
    with patch.object(EmailMessage, "send", side_effect=error):
        assert remind_all() == 0
    later(500)
    assert remind_all() == 0


def test_one_mail_that_cannot_be_written_stops_nobody_elses(
    assignment: Assignment, cy: Any, join: Any, mailoutbox: list[Any]
) -> None:
    from lms.services.assignments import assign

    join(cy, assignment.organisation)
    assign(
        learner=cy.learner, programme=assignment.programme, by=None,
        organisation=assignment.organisation,
    )  # fmt: skip
    assignment.learner.user.email = "ada@example.org\nBcc: all@example.org"
    assignment.learner.user.save()
    assert remind_all() == 1
    assert [mail.to for mail in mailoutbox] == [["cy@example.org"]]


def test_a_run_that_was_overtaken_sends_nothing(
    assignment: Assignment, mailoutbox: list[Any]
) -> None:
    """It claimed, slept for hours, and another run took the mail over."""

    def sleep(backend: EmailBackend) -> None:
        with patch.object(EmailBackend, "open", lambda backend: None):
            later()
            assert remind_all() == 1

    with patch.object(EmailBackend, "open", sleep):
        assert remind_all() == 0
    assert len(mailoutbox) == 1


def test_reminding_now_is_taken_over_as_well(assignment: Assignment, mailoutbox: list[Any]) -> None:
    with (
        patch.object(EmailBackend, "open", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        remind_now(assignment=assignment, by=None)
    assert not remind_now(assignment=assignment, by=None)
    later()
    assert remind_now(assignment=assignment, by=None)
    assert not remind_now(assignment=assignment, by=None)
    assert len(mailoutbox) == 1
