"""Template tags of the courses app."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language

from ..conf import settings
from ..content_language import is_in
from ..neutral import plain_name, titled

register = template.Library()
register.simple_tag(plain_name)


@register.simple_tag
def exit_url() -> str:
    """Address of the neutral page that "leave this page quickly" opens."""
    return settings.EXIT_URL


@register.filter
def units(value: Decimal) -> str:
    """UE without needless zeros, in the reader's notation: 4, 1,5."""
    text = f"{value:f}"
    return number_format(text.rstrip("0").rstrip(".") if "." in text else text)


@register.simple_block_tag(takes_context=True)
def unless_neutral(context: Any, content: str, plain: str = "") -> str:
    """The content, unless the reader wants neutral titles: then `plain`."""
    return titled(context, content, plain)


@register.simple_tag
def content_lang() -> str:
    """` lang="de"` where the interface has another language than the courses, else nothing.

    WCAG 2.2, 3.1.2. Stands inside a tag: `<div class="prose"{% content_lang %}>`.
    """
    written = settings.CONTENT_LANGUAGE
    return "" if is_in(written) else format_html(' lang="{}"', written)


@register.simple_tag
def interface_lang() -> str:
    """The other way round: words of the interface between those of a course."""
    return "" if is_in(settings.CONTENT_LANGUAGE) else format_html(' lang="{}"', get_language())
