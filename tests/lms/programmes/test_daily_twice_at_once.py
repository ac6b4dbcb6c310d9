"""Two real processes run the daily job at the same moment: nothing is made or sent twice."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from courses.models import CoursePage
from lms.models import Assignment, AudienceRule, Membership, Organisation, Period, Reminder
from lms.queries.consistency import contradictions
from lms.services.people import save_profile

from .conftest import a_programme

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
PEOPLE = 40


@pytest.fixture
def many(p1: CoursePage, person: Callable[..., Any]) -> None:
    """Forty members, two of them managers, and a rule for all."""
    place = Organisation.add_root(name="Kita", type=Organisation.Type.CHILDCARE)
    for number in range(PEOPLE):
        user = person(f"member{number}")
        save_profile(user=user, name=f"Member {number}", groups=[])
        role = Membership.Role.MANAGER if number < 2 else Membership.Role.MEMBER
        Membership.objects.create(learner=user.learner, organisation=place, role=role)
    AudienceRule.objects.create(programme=a_programme("at-once", p1), organisation=place)


def daily(mails: Path) -> subprocess.Popen[str]:
    """The command as an operator's timer runs it, on the database of this test."""
    code = (
        "import django, sys; from django.conf import settings; django.setup(); "
        "settings.DATABASES['default']['NAME'] = sys.argv[1]; "
        "from django.core.management import call_command; call_command('lms_daily')"
    )
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "lms.site.settings",
        "EMAIL_URL": f"filemail:///{mails}",
        "CACHE_URL": "locmemcache://",
        "PYTHONPATH": str(ROOT),
    }
    name = str(connection.settings_dict["NAME"])
    return subprocess.Popen(
        [sys.executable, "-c", code, name], cwd=ROOT, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def sent_to(mails: Path) -> Counter[str]:
    """A file may hold several mails, one after the other."""
    found: Counter[str] = Counter()
    for file in mails.iterdir():
        for part in file.read_bytes().split(b"-" * 79 + b"\n"):
            if part.strip():
                found[str(message_from_bytes(part.lstrip())["To"])] += 1
    return found


def test_two_processes_at_once(many: None, tmp_path: Path) -> None:
    runs = [daily(tmp_path) for _n in range(2)]
    said = [run.communicate(timeout=300)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], "\n".join(said)
    assert Assignment.objects.active().count() == Period.objects.count() == PEOPLE
    assert Reminder.objects.filter(sent_at__isnull=False).count() == PEOPLE
    # Each has one reminder; the two managers their overview besides.
    assert sum(sent_to(tmp_path).values()) == PEOPLE + 2
    assert sorted(sent_to(tmp_path).values()) == [1] * (PEOPLE - 2) + [2, 2]
    assert list(contradictions()) == []
    third = daily(tmp_path)
    assert "0 assigned, 0 released" in third.communicate(timeout=300)[0]
    assert sum(sent_to(tmp_path).values()) == PEOPLE + 2
