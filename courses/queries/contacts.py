"""The help box: the same numbers in the same order on every page (WCAG 2.2, 3.2.6)."""

from ..models import ContactPoint


def help_contacts() -> list[ContactPoint]:
    """Contact points of the help box with their phone numbers; two queries."""
    return list(ContactPoint.objects.filter(in_help_box=True).prefetch_related("phones"))
