"""Deed: issue the same certificate from many sides at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from certificates.models import Certificate
from certificates.services.issue import issue
from lms.models import Completion

THREADS = 8


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_issue_one(completion, files):
    start = Barrier(THREADS)

    def run(_number):
        try:
            own = Completion.objects.get(pk=completion.pk)
            start.wait(timeout=30)
            return issue(completion=own).number
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        numbers = set(pool.map(run, range(THREADS)))
    assert numbers == {Certificate.objects.get().number}
    assert len(files()) == 1
    assert Certificate.history.count() == 1
