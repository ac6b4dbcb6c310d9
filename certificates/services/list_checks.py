"""Verbs of a checked list: take it in, go on with the next portions, forget it.

What was sent is kept only until it is answered, the answers for an hour; neither names nor codes
are among them.
"""

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from ..models import ListCheck, ListPortion
from ..models.list_checks import KEPT
from ..verify.lists import portions
from ..verify.lists.reading import Collection, read_list

PORTION = 1000
SECONDS = 1.0


@dataclass(frozen=True)
class Progress:
    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done >= self.total


def take_in(*, data: bytes) -> ListCheck:
    """Raises ListRefused, and then nothing is kept. What is old goes at the same time."""
    forget_old()
    found = read_list(data)
    with transaction.atomic():
        check = ListCheck.objects.create(created_at=timezone.now())
        rows = ListPortion.objects.bulk_create(_portions(check, found), batch_size=10)
        check.total = sum(row.size for row in rows)
        check.save(update_fields=["total"])
    return check


def _portions(check: ListCheck, found: list[portions.Row] | Collection) -> Iterator[ListPortion]:
    if isinstance(found, Collection):
        for position, (name, data) in enumerate(found.files()):
            packed = portions.pack_file(name, data)
            yield ListPortion(check_of=check, position=position, size=1, incoming=packed)
        return
    for start in range(0, len(found), PORTION):
        part = found[start : start + PORTION]
        packed = portions.pack_rows(part)
        yield ListPortion(check_of=check, position=start, size=len(part), incoming=packed)


def go_on(*, check: ListCheck, seconds: float = SECONDS) -> Progress:
    """Answer portions for about a second. Repeat until complete; doing more changes nothing."""
    until = time.monotonic() + seconds
    while _next_portion(check) and time.monotonic() < until:
        pass
    return progress(check)


def progress(check: ListCheck) -> Progress:
    waiting = check.portions.filter(incoming__isnull=False).values_list("size", flat=True)
    return Progress(done=check.total - sum(waiting), total=check.total)


def _next_portion(check: ListCheck) -> bool:
    with transaction.atomic():
        waiting = check.portions.select_for_update().filter(incoming__isnull=False)
        portion = waiting.order_by("position").first()
        if portion is None:
            return False
        portion.answers = [asdict(answer) for answer in _answers(portion)]
        portion.incoming = None
        portion.save(update_fields=["answers", "incoming"])
    return True


def _answers(portion: ListPortion) -> list[portions.RowAnswer]:
    data = bytes(portion.incoming)
    if portions.is_file(data):
        shown, content = portions.unpack_file(data)
        return [portions.check_file(portion.position + 1, shown, content)]
    return portions.check_rows(portions.unpack_rows(data))


def forget_old(*, now: dt.datetime | None = None) -> int:
    """Gives the number of lists that were thrown away."""
    old = ListCheck.objects.filter(created_at__lt=(now or timezone.now()) - KEPT)
    return old.delete()[1].get("certificates.ListCheck", 0)


def forget(*, check: ListCheck) -> None:
    check.delete()
