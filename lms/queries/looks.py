"""Who looked at a person's state, for the person herself."""

from django.db.models import QuerySet

from ..models import Look, Membership


def looks_at(membership: Membership) -> QuerySet[Look]:
    """Looks in the name of this organisation or one above it, newest first."""
    organisation = membership.organisation
    steps = range(organisation.steplen, len(organisation.path) + 1, organisation.steplen)
    paths = [organisation.path[:length] for length in steps]
    return (
        Look.objects.filter(learner=membership.learner_id, organisation__path__in=paths)
        .select_related("looker__learner", "organisation")
        .order_by("-day", "-pk")
    )
