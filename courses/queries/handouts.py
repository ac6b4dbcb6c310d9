"""Handouts as readers find them."""

from django.db.models import QuerySet

from ..models import Handout
from ..reader import Reader


def shown_handouts() -> QuerySet[Handout]:
    """All handouts open to readers, in their order, without the texts; groups come along."""
    return Handout.objects.filter(is_active=True).defer("body").prefetch_related("groups")


def handouts_for(reader: Reader) -> list[Handout]:
    """Those for the reader's groups; no query for readers who have told none."""
    if not reader.groups:
        return []
    return list(
        Handout.objects.filter(is_active=True, groups__slug__in=reader.groups)
        .defer("body")
        .distinct()
    )
