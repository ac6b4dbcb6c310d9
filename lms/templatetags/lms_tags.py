"""Template tags of the lms app."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from ..models import Completion

register = template.Library()


@register.simple_tag
def panels_of(panels: Mapping[int, list[SafeString]], completion: Completion) -> list[SafeString]:
    """The panels other apps added to a completion."""
    return panels.get(completion.pk, [])


@register.filter
def at(values: Mapping[Any, Any], key: Any) -> Any:
    """The value of a mapping under a key, nothing where there is none."""
    return values.get(key, ())


@register.simple_tag
def core_and_others(field: BoundField) -> dict[str, Any]:
    """The checkboxes of the professional groups: core ones by field of work, then the others.

    `open` is True when one of the others is chosen, so that a choice is never out of sight.
    """
    options = list(field)
    groups = [(option.data["value"].instance, option) for option in options]
    core = [(group, option) for group, option in groups if group.is_core]
    others = [option for group, option in groups if not group.is_core]
    by_field = groupby(core, key=lambda pair: pair[0].get_field_display())
    return {
        "core": [(heading, [option for _group, option in pairs]) for heading, pairs in by_field],
        "others": others,
        "open": any(option.data["selected"] for option in others),
    }
