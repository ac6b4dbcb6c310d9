"""How a day is printed."""

from datetime import date

from django.utils import formats


def german(iso: str | None) -> str:
    """E.g. 21.11.2026, in the active language; "" for no day."""
    return str(formats.date_format(date.fromisoformat(iso), "SHORT_DATE_FORMAT")) if iso else ""
