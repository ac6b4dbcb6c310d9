"""Template tags of the courses app."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

from ..conf import settings

register = template.Library()


@register.simple_tag
def exit_url() -> str:
    """Address of the neutral page that "leave this page quickly" opens."""
    return settings.EXIT_URL


@register.filter
def units(value: Decimal) -> str:
    """UE without needless zeros, in the reader's notation: 4, 1,5."""
    text = f"{value:f}"
    return number_format(text.rstrip("0").rstrip(".") if "." in text else text)
