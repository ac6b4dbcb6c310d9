"""Template tags of the ready-made site."""

from typing import Any

from django import template
from django.template import Context

from ..look import Look, look_of

register = template.Library()


@register.simple_tag(takes_context=True)
def look(context: Context) -> Look:
    """How the reader wants the page to look; pages without a request follow the device."""
    return look_of(context.get("request"))


@register.filter
def is_easy(page: Any) -> bool:
    """True for a page in easy language, without loading its own type."""
    return page.cached_content_type.model == "easylanguagepage"
