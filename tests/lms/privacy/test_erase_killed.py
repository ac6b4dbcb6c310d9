"""Killed at any point, an erasure is taken up again and ends the same."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.db.models import QuerySet
from django.test import Client

from certificates.models import Certificate
from lms.models import Erasure, Learner
from lms.services import erasing
from lms.services.erasing import begin, erase_person, finish_all

Leaks = Callable[[], list[str]]


class Killed(BaseException):
    """As a signal would: no `except Exception` catches it."""


@contextmanager
def killed_at(owner: Any, name: str, call: int) -> Iterator[None]:
    """The process dies instead of carrying out the n-th call."""
    real, calls = getattr(owner, name), []

    def die(*args: Any, **kwargs: Any) -> Any:
        calls.append(1)
        if len(calls) == call:
            raise Killed
        return real(*args, **kwargs)

    with patch.object(owner, name, die):
        yield


@pytest.mark.parametrize(
    ("owner", "name", "call"),
    [
        (erasing, "end_sessions", 1),
        (FileSystemStorage, "delete", 1),
        (FileSystemStorage, "delete", 2),
        (erasing, "forget_files", 1),
        (erasing, "forget_person", 1),
        (erasing, "forget_rows", 1),
        (erasing, "forget_rows", 12),
        (QuerySet, "delete", 20),
        (erasing, "forget_traces", 1),
    ],
)
def test_whatever_was_done_the_next_run_finishes(
    kira: Any, leaks: Leaks, owner: Any, name: str, call: int
) -> None:
    with killed_at(owner, name, call), pytest.raises(Killed):
        erase_person(user=kira, asked_by=Erasure.Asker.SELF)
    assert Erasure.objects.get().done_at is None
    assert finish_all() == 1
    assert leaks() == []
    assert finish_all() == 0
    assert Certificate.objects.get().erased_at


def test_from_the_first_moment_nobody_can_log_in(kira: Any) -> None:
    browser = Client()
    browser.force_login(kira)
    begin(user=kira, asked_by=Erasure.Asker.SELF)
    assert begin(user=kira, asked_by=Erasure.Asker.OFFICE) == Erasure.objects.get()
    assert browser.get("/lernen/").status_code == 302
    assert not Client().login(email=kira.email, password="x")


def test_the_daily_job_takes_it_up(kira: Any, leaks: Leaks) -> None:
    begin(user=kira, asked_by=Erasure.Asker.SELF)
    out = StringIO()
    call_command("lms_daily", stdout=out, stderr=out)
    assert "erasures finished: 1" in out.getvalue()
    assert leaks() == []


def test_who_never_learned_is_erased_too(person: Callable[..., Any], leaks: Leaks) -> None:
    user = person("kanarie")
    assert not Learner.objects.filter(user=user).exists()
    erase_person(user=user, asked_by=Erasure.Asker.OFFICE)
    assert leaks() == []
    assert not get_user_model().objects.filter(email__startswith="kanarie").exists()


def test_one_order_that_fails_keeps_none_of_the_others(
    ada: Any, kira: Any, leaks: Leaks, caplog: pytest.LogCaptureFixture
) -> None:
    for user in (ada, kira):
        begin(user=user, asked_by=Erasure.Asker.SELF)
    real = erasing.finish

    def refuse_ada(*, erasure: Erasure) -> None:
        if erasure.account == str(ada.pk):
            raise RuntimeError("a table of the host protects her")
        real(erasure=erasure)

    with patch.object(erasing, "finish", refuse_ada), pytest.raises(RuntimeError):
        finish_all()
    assert leaks() == []
    assert list(Erasure.objects.filter(done_at=None).values_list("account", flat=True)) == [
        str(ada.pk)
    ]
