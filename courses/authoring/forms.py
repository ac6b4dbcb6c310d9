"""Forms of the editor and of "create a course"."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from .placeholders import placeholders_in

FIRST = 3


class NoPromptsForm(WagtailAdminPageForm):
    """Lets nobody publish or hand in a page in which prompts of the skeleton are left."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation and (left := prompts_in(cleaned)):
            text = _(
                "Please replace the prompts in double brackets first, or take them out: %(prompts)s"
            )
            shown = " ".join(left[:FIRST]) + (" …" if len(left) > FIRST else "")
            self.add_error(None, ValidationError(text, params={"prompts": shown}))
        return cleaned


def prompts_in(cleaned: dict[str, Any]) -> list[str]:
    """Prompts in the texts and streams of a cleaned form, in their order, each once."""
    found: dict[str, None] = {}
    for value in cleaned.values():
        if isinstance(value, str):
            text = value
        elif hasattr(value, "get_prep_value"):
            text = json.dumps(value.get_prep_value(), ensure_ascii=False)
        else:
            continue
        found |= dict.fromkeys(strip_tags(one) for one in placeholders_in(text))
    return list(found)
