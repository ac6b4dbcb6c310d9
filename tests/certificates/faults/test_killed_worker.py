"""Fault: a worker is killed while it issues."""

import datetime as dt
import os

import pytest
from django.core.management import call_command
from django.utils import timezone

from certificates.models import Certificate
from certificates.queries.certificates import stored_pdf
from certificates.services.leftovers import OLD, remove_leftovers
from certificates.services.lists import signed_status_list
from certificates.verify.uploads import check_upload

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ("before the file", 0),
        ("within the file", 1),
        ("within the transaction", 1),
    ],
)
def test_the_next_run_issues_one_and_one_only(place, left, completion, worker, files):
    killed = worker(place)
    killed.wait_there()
    killed.kill()
    assert not Certificate.objects.exists()
    assert len(files()) == left
    for _run in range(2):
        call_command("certificates_issue_missing")
    certificate = Certificate.objects.get()
    assert certificate.completion == completion
    assert check_upload(stored_pdf(certificate), name="Ada Löwenherz").is_good
    assert Certificate.history.count() == 1
    assert signed_status_list(certificate.status_list, "revocation")


def test_what_it_leaves_behind_goes_after_a_day(completion, worker, files):
    killed = worker("after the file")
    killed.wait_there()
    killed.kill()
    call_command("certificates_issue_missing")
    assert remove_leftovers() == 0
    assert len(files()) == 2
    for path in files():
        past = (timezone.now() - OLD - dt.timedelta(hours=1)).timestamp()
        os.utime(path, (past, past))
    call_command("certificates_remove_leftovers")
    assert [path.name for path in files()] == [
        Certificate.objects.get().pdf.name.rpartition("/")[2]
    ]
    assert stored_pdf(Certificate.objects.get())
