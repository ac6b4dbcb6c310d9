"""Fault: no space is left in the middle of a file."""

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from certificates.exceptions import StorageUnavailable
from certificates.models import Certificate
from certificates.queries.certificates import stored_pdf
from certificates.services.issue import issue
from certificates.services.replace import replace

pytestmark = pytest.mark.django_db


@pytest.fixture
def disk(settings):
    """Switch between a full disk and one with room."""
    usual = settings.STORAGES

    def change(*, full: bool) -> None:
        entry = usual["certificates"]
        if full:
            entry = entry | {"BACKEND": "tests.certificates.faults.storages.Full"}
        settings.STORAGES = usual | {"certificates": entry}
        storages._storages.clear()

    return change


def test_half_a_file_does_not_stay(completion, disk, files):
    disk(full=True)
    with pytest.raises(StorageUnavailable, match="No space left on device"):
        issue(completion=completion)
    assert not Certificate.objects.exists()
    assert files() == []
    disk(full=False)
    assert stored_pdf(issue(completion=completion))
    assert len(files()) == 1


def test_a_mass_issue_stops_at_the_first_and_goes_on_later(complete, disk, files, capsys):
    for _one in range(3):
        complete()
    disk(full=True)
    with pytest.raises(CommandError, match="No space left on device.*Nothing is lost"):
        call_command("certificates_issue_missing")
    assert "0 issued, 1 failed" in capsys.readouterr().out
    disk(full=False)
    call_command("certificates_issue_missing")
    assert Certificate.objects.count() == Certificate.history.count() == len(files()) == 3


def test_what_was_to_be_replaced_stays_in_force(certificate, disk, files):
    disk(full=True)
    with pytest.raises(StorageUnavailable):
        replace(certificate=certificate, reason="Name", by=None, holder="Ada Neu")
    certificate.refresh_from_db()
    assert certificate.replaced_at is None
    assert [path.read_bytes() for path in files()] == [stored_pdf(certificate)]
    disk(full=False)
    replace(certificate=certificate, reason="Name", by=None, holder="Ada Neu")
    certificate.refresh_from_db()
    assert certificate.replaced_by.holder == "Ada Neu"
