"""Programmes an organisation may ask for."""

from django.db.models import Q, QuerySet

from ..models import Organisation, Programme


def on_offer(organisation: Organisation) -> QuerySet[Programme]:
    """Published, switched on, and for everybody, or owned by this organisation or one above."""
    steps = range(organisation.steplen, len(organisation.path) + 1, organisation.steplen)
    paths = [organisation.path[:length] for length in steps]
    published = Programme.objects.filter(
        is_active=True, versions__published_at__isnull=False
    ).distinct()
    return published.filter(
        Q(organisation__isnull=True) | Q(organisation__path__in=paths)
    ).order_by("title")
