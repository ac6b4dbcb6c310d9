"""Remove files that no certificate names.

A worker that dies between file and row leaves one behind, and so does an erasure whose storage
did not answer. They name people, and nobody else would ever find them.
"""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice

from django.core.files.storage import Storage
from django.utils import timezone

from ..models import Certificate
from ..storage import certificate_storage, is_our_own

# A file is older than its row by a moment only; a day leaves room for clocks that differ.
OLD = dt.timedelta(days=1)
YEAR, PAPER = re.compile(r"\d{4}"), re.compile(r"[0-9a-f]{32}\.pdf")
PORTION = 500


def remove_leftovers(*, now: dt.datetime | None = None) -> int:
    """How many were removed; none in a storage that we share with others. Safe to repeat.

    Raises NotImplementedError if the storage cannot list its files.
    """
    if not is_our_own():
        return 0
    storage, before = certificate_storage(), (now or timezone.now()) - OLD
    removed = 0
    for name in _unnamed(storage):
        if storage.get_modified_time(name) < before:
            storage.delete(name)
            removed += 1
    return removed


def _unnamed(storage: Storage) -> Iterator[str]:
    papers = _papers(storage)
    while names := list(islice(papers, PORTION)):
        known = set(Certificate.objects.filter(pdf__in=names).values_list("pdf", flat=True))
        yield from (name for name in names if name not in known)


def _papers(storage: Storage) -> Iterator[str]:
    """Everything that looks like `storage.random_name`."""
    try:
        years = [name for name in storage.listdir("")[0] if YEAR.fullmatch(name)]
    except FileNotFoundError:  # nothing was ever issued
        return
    for year in sorted(years):
        files = storage.listdir(year)[1]
        yield from (f"{year}/{name}" for name in files if PAPER.fullmatch(name))
