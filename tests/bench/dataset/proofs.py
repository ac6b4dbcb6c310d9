"""Certificates: what they say is read once, then each gets its own number and code."""

import copy
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from simple_history.utils import bulk_create_with_history
from tqdm import tqdm

from certificates.conf import settings
from certificates.identifiers import grouped, new_code, new_number
from certificates.models import Certificate
from certificates.queries.facts import snapshot_of
from lms.models import Completion

from .batches import batches


def build(bar: tqdm) -> None:
    completions = Completion.objects.order_by("pk")
    facts, numbers = facts_of(completions[0]), unused_numbers()
    for batch in batches(completions.values_list("pk", flat=True).iterator(), 1_000):
        rows = [certificate(completion, next(numbers), facts) for completion in batch]
        bulk_create_with_history(rows, Certificate)
        bar.update(2 * len(rows))


def facts_of(completion: Completion) -> dict[str, Any]:
    provider = completion.enrolment.course.provider
    number, code, now = new_number(timezone.localdate().year), new_code(), timezone.now()
    return dict(
        snapshot_of(
            completion=completion, provider=provider, number=number, code=code, issued_at=now
        )
    )


def unused_numbers() -> Iterator[str]:
    """Random ones; among ten thousand, two are the same in one build of twenty."""
    used: set[str] = set()
    while True:
        number = new_number(timezone.localdate().year)
        if number not in used:
            used.add(number)
            yield number


def certificate(completion: int, number: str, facts: dict[str, Any]) -> Certificate:
    """Its paper is not rendered: a check by code never opens the file."""
    code = new_code()
    link = settings.BASE_URL + reverse("certificates:verify_link", args=[number, code])
    snapshot = copy.deepcopy(facts) | {"number": number}
    snapshot["verify"] |= {"code": grouped(code), "link": link}
    return Certificate(
        completion_id=completion,
        number=number,
        code=code,
        snapshot=snapshot,
        holder=facts["holder"],
        issued_at=timezone.now(),
        pdf="not-rendered.pdf",
        pdf_sha256="0" * 64,
    )
