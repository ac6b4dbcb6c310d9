"""`lms_erase_person` says what would go, and erases only when told so twice."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from lms.models import Erasure
from lms.services.erasing import begin

from .conftest import ADDRESS


def run(*words: str) -> str:
    out = StringIO()
    call_command("lms_erase_person", *words, stdout=out)
    return out.getvalue()


def test_it_only_says_what_would_go(kira: Any) -> None:
    said = run(ADDRESS.upper())
    assert "Nothing was erased" in said
    assert not Erasure.objects.exists()
    kira.refresh_from_db()
    assert kira.is_active


def test_with_yes_it_erases(kira: Any, leaks: Callable[[], list[str]]) -> None:
    assert "Erased" in run("--account", str(kira.pk), "--yes")
    assert leaks() == []
    assert Erasure.objects.get().asked_by == "office"


def test_unfinished_ones_are_finished(ada: Any) -> None:
    begin(user=ada, asked_by=Erasure.Asker.SELF)
    assert run("--unfinished") == "1 finished\n"
    assert not get_user_model().objects.filter(pk=ada.pk).exists()


@pytest.mark.parametrize("words", [["nobody@example.org"], ["--account", "987654"]])
def test_nobody_there_is_a_clear_refusal(db: None, words: list[str]) -> None:
    with pytest.raises(CommandError, match="no account"):
        run(*words)


def test_the_last_administrator_stays(admin: Any) -> None:
    with pytest.raises(CommandError, match="."):
        run(admin.email, "--yes")
    assert get_user_model().objects.filter(pk=admin.pk).exists()
