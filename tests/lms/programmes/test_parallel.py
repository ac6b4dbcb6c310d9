"""Two workers at once: nobody is written to or assigned twice."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core import mail
from django.db import connection, connections
from django.utils import timezone

from courses.models import CoursePage
from lms.models import Assignment, AudienceRule, Membership, Organisation, Period, Reminder
from lms.services.people import save_profile
from lms.services.reminding import remind_all, remind_now
from lms.services.rules import sync

from .conftest import a_programme

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deed: Callable[[], Any], workers: int = 4) -> list[Any]:
    gate, found = Barrier(workers), []

    def work() -> None:
        try:
            gate.wait()
            found.append(deed())
        except Exception as error:
            found.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=work) for _n in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.fixture
def five(p1: CoursePage, person: Callable[..., Any]) -> AudienceRule:
    """Five members of one organisation, and a rule for them."""
    place = Organisation.add_root(name="Kita", type=Organisation.Type.CHILDCARE)
    for number in range(5):
        user = person(f"member{number}")
        save_profile(user=user, name=f"Member {number}", groups=[])
        Membership.objects.create(learner=user.learner, organisation=place)
    return AudienceRule.objects.create(programme=a_programme("parallel", p1), organisation=place)


def test_each_is_assigned_and_written_to_once(five: AudienceRule) -> None:
    workers = 2 if connection.vendor == "sqlite" else 4  # one writer at a time there
    added = at_once(lambda: sync().added, workers)
    assert sum(added) == 5
    assert Assignment.objects.count() == Period.objects.count() == 5
    sent = at_once(remind_all, workers)
    assert sum(sent) == 5
    assert len(mail.outbox) == 5
    assert len({message.to[0] for message in mail.outbox}) == 5
    assert Reminder.objects.filter(sent_at__isnull=False).count() == 5
    one = Assignment.objects.select_related("learner__user").first()
    assert sorted(at_once(lambda: remind_now(assignment=one, by=None), workers))[-2:] == [
        False, True
    ]  # fmt: skip
    assert Reminder.objects.filter(kind="now", day=timezone.localdate()).count() == 1
