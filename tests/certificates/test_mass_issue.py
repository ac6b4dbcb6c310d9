"""Deed: issue for many on all cores, in bounded memory."""

import os
import signal
from concurrent.futures.process import BrokenProcessPool

import pytest
from django.db import connection

from certificates.models import Certificate
from certificates.queries.certificates import stored_pdf
from certificates.services import mass
from certificates.services.mass import issue_many, useful_processes
from tests.certificates.pdf_cast import words

NAMES = ["Ada Löwenherz", "Łucja Wójcik", "Nguyễn Thị Thảo", "𓀀", "Ben Boss"]


@pytest.fixture
def crowd(complete, make_learner):
    return [complete(make_learner(name)) for name in NAMES]


def check(crowd, found) -> None:
    assert {done.completion for done in found} == {each.pk for each in crowd}
    failed = [done for done in found if done.fault]
    assert [done.completion for done in failed] == [crowd[3].pk]
    assert "U+13000" in failed[0].fault
    assert Certificate.objects.count() == len(NAMES) - 1
    for certificate in Certificate.objects.all():
        assert certificate.holder in words(stored_pdf(certificate))


@pytest.mark.django_db
def test_one_process_issues_and_tells_what_failed(crowd):
    check(crowd, list(issue_many([each.pk for each in crowd], processes=1)))


@pytest.mark.django_db(transaction=True)
def test_two_processes_issue_the_same(crowd, monkeypatch):
    monkeypatch.setattr(mass, "HANDFUL", 2)
    check(crowd, list(issue_many([each.pk for each in crowd], processes=2)))
    assert Certificate.history.count() == len(NAMES) - 1


@pytest.mark.django_db(transaction=True)
def test_a_killed_process_is_told_and_healed_by_the_next_run(crowd, monkeypatch):
    def die(completions: list[int]) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    keys = [each.pk for each in crowd]
    with monkeypatch.context() as patched:
        patched.setattr(mass, "issue_some", die)
        patched.setattr(die, "__module__", mass.__name__)
        patched.setattr(die, "__qualname__", "issue_some")
        with pytest.raises(BrokenProcessPool):
            list(issue_many(keys, processes=2))
    connection.ensure_connection()
    check(crowd, list(issue_many(keys, processes=1)))


def test_the_waiting_line_is_short(monkeypatch):
    """Twenty thousand are never in memory at once."""
    taken, ahead = [], []

    def numbers():
        for number in range(2_000):
            taken.append(number)
            yield number

    monkeypatch.setattr(mass, "issue_one", lambda pk: mass.Done(pk, ""))
    monkeypatch.setattr(mass.connections, "close_all", lambda: None)
    done = 0
    for _done in issue_many(numbers(), processes=2):
        done += 1
        ahead.append(len(taken) - done)
    assert done == 2_000
    assert max(ahead) <= 2 * mass.WAITING * mass.HANDFUL + mass.HANDFUL


@pytest.mark.parametrize(
    ("number", "most", "used"), [(0, 8, 1), (60, 8, 1), (120, 8, 2), (9999, 4, 4)]
)
def test_processes_are_started_where_they_pay(number, most, used):
    assert useful_processes(number, most) == used
