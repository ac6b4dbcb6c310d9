"""The help box: the same numbers in the same order on every page (WCAG 2.2, 3.2.6)."""

from itertools import groupby
from operator import attrgetter

from django.db.models import F

from ..models.contacts import ContactPhone, ContactPoint

PHONE = ("number", "spoken")


def help_contacts() -> list[ContactPoint]:
    """Contact points of the help box with their phone numbers; one query."""
    shown = ContactPoint.objects.filter(in_help_box=True)
    rows = shown.annotate(**{name: F(f"phones__{name}") for name in PHONE}).order_by(
        *ContactPoint._meta.ordering, "pk", "phones__sort_order"
    )
    return [with_phones(list(same)) for _pk, same in groupby(rows, key=attrgetter("pk"))]


def with_phones(rows: list[ContactPoint]) -> ContactPoint:
    """One contact of its rows, one for each number; a single row without any."""
    contact = rows[0]
    phones = [ContactPhone(**{name: getattr(row, name) for name in PHONE}) for row in rows]
    contact.phones = [phone for phone in phones if phone.number is not None]
    return contact
