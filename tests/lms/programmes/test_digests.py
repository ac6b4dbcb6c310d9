"""The weekly overview of managers: two numbers, once a week, and never twice."""

import datetime as dt
from typing import Any
from unittest.mock import patch

import pytest
from django.utils import timezone

from lms.models import AudienceRule, Digest, Membership, Organisation
from lms.services.digests import send_digests
from lms.services.people import save_profile
from lms.services.rules import sync

from .conftest import Make


@pytest.fixture
def monday(ada: Any, tom: Any, kita: Organisation, join: Make, rule: AudienceRule) -> dt.date:
    """The next one; Tom manages, Ada has deadlines."""
    save_profile(user=tom, name="Tom", groups=[])
    join(ada, kita)
    join(tom, kita, role=Membership.Role.MANAGER)
    sync()
    return timezone.localdate() + dt.timedelta(days=7 - timezone.localdate().weekday())


def test_once_a_week_without_names(monday: dt.date, mailoutbox: list[Any]) -> None:
    assert send_digests(on=monday) == 1
    assert send_digests(on=monday + dt.timedelta(days=6)) == 0
    assert send_digests(on=monday + dt.timedelta(days=7)) == 1
    assert {mail.to[0] for mail in mailoutbox} == {"tom@example.org"}
    assert not any("Ada" in mail.body or "Neu im Team" in mail.body for mail in mailoutbox)


def test_one_that_was_never_handed_over_is_sent_later(
    monday: dt.date, mailoutbox: list[Any]
) -> None:
    with (
        patch("lms.services.posting.get_connection", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        send_digests(on=monday)
    assert send_digests(on=monday) == 0
    Digest.objects.update(claimed_at=timezone.now() - dt.timedelta(hours=2))
    assert send_digests(on=monday) == 1
    assert send_digests(on=monday) == 0
    assert len(mailoutbox) == 1


def test_a_manager_who_left_gets_none(monday: dt.date, tom: Any, mailoutbox: list[Any]) -> None:
    Membership.objects.filter(learner=tom.learner).update(left_on=timezone.localdate())
    assert send_digests(on=monday) == 0
    assert mailoutbox == []
