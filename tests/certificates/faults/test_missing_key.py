"""Fault: a key file disappears while certificates are issued."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from certificates.models import Certificate
from certificates.services import keys
from certificates.services.mass import issue_many

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    """Of its own, because the other tests need theirs."""
    copied = tmp_path / "keys"
    shutil.copytree(settings.CERTIFICATES_KEY_DIR, copied)
    settings.CERTIFICATES_KEY_DIR = copied
    keys._loaded.cache_clear()
    yield copied
    keys._loaded.cache_clear()


@pytest.fixture
def missing(folder):
    """The paper key lies elsewhere until it is put back."""

    def move(source: Path, target: Path) -> None:
        target.mkdir(exist_ok=True)
        for path in source.glob("paper-*.pem"):
            path.rename(target / path.name)

    def away() -> None:
        move(folder, folder / "away")

    def back() -> None:
        move(folder / "away", folder)

    return away, back


def test_a_worker_that_has_read_its_keys_goes_on(complete, missing):
    run = issue_many([complete().pk for _one in range(3)], processes=1)
    assert not next(run).fault
    missing[0]()
    assert [done.fault for done in run] == ["", ""]


def test_others_stop_at_once_and_say_which_file(complete, missing, files, capsys):
    away, back = missing
    run = issue_many([complete().pk for _one in range(4)], processes=1)
    assert not next(run).fault
    away()
    keys._loaded.cache_clear()  # as in a worker that starts now
    (stopped,) = run
    assert stopped.halts
    with pytest.raises(CommandError, match=r"paper-.*\.pem: FileNotFoundError.*Nothing is lost"):
        call_command("certificates_issue_missing")
    assert "0 issued, 1 failed" in capsys.readouterr().out
    assert (Certificate.objects.count(), len(files())) == (1, 1)
    back()
    call_command("certificates_issue_missing")
    assert (Certificate.objects.count(), len(files())) == (4, 4)
    assert Certificate.history.count() == 4


def test_a_foreign_key_under_the_same_name_signs_nothing(completion, folder, files):
    for paper in folder.glob("paper-*.pem"):
        shutil.copy(next(folder.glob("authority-*.pem")), paper)
    with pytest.raises(CommandError, match="the store holds another key"):
        call_command("certificates_issue_missing")
    assert not Certificate.objects.exists()
    assert files() == []
