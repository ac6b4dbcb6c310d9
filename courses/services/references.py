"""References of questions: short, lasting, unique."""

import re
from collections.abc import Sequence

from django.db.models import BigIntegerField, Max
from django.db.models.functions import Cast, Substr

from ..models import Question

REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,39}")
PREFIX = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,23}")


def free_references(*, names: Sequence[str], prefix: str) -> list[str]:
    """A reference for each name that nothing in the bank has yet; two queries.

    A name that is a free reference itself is kept, so that questions keep theirs on their way
    from site to site; all others get the prefix and the next numbers.
    """
    taken = set(
        Question.objects.filter(reference__in=set(names)).values_list("reference", flat=True)
    )
    number = highest(prefix)
    references = []
    for name in names:
        if not REFERENCE.fullmatch(name) or name in taken:
            number += 1
            name = f"{prefix}-{number:04d}"
        taken.add(name)
        references.append(name)
    return references


def highest(prefix: str) -> int:
    """The highest number behind a prefix so far; one row comes back, however large the bank."""
    used = Question.objects.filter(reference__regex=rf"^{re.escape(prefix)}-[0-9]{{1,9}}$")
    behind = Cast(Substr("reference", len(prefix) + 2), BigIntegerField())
    return used.aggregate(highest=Max(behind))["highest"] or 0
