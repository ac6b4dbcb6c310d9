"""Forms of the editor: what keeps a page from being handed in or published."""

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from .placeholders import placeholders_in

if TYPE_CHECKING:
    from ..completeness.findings import Finding

FIRST = 3
ANYWAY = "completeness-anyway"
GOING_OUT = ("action-publish", "action-submit", "action-restart-workflow")


class CompletePageForm(WagtailAdminPageForm):
    """Asks for what must be given before a page is handed in, approved or published.

    Authors can't always give it – a help number is for others to check –, so they may go on
    anyway; they tick a box for it, and the reviewer reads the same list.
    """

    lacks: "list[Finding]" = []

    @property
    def goes_out(self) -> bool:
        """Will others read the page after this? Asking for changes is no such thing."""
        if self.is_deferred_validation:
            return False
        approved = self.data.get("workflow-action-name") == "approve"
        wanted = [self.data.get(name) for name in GOING_OUT]
        return any(wanted) or bool(self.data.get("action-workflow-action") and approved)

    @property
    def goes_anyway(self) -> bool:
        return bool(self.data.get(ANYWAY))

    def clean(self) -> dict[str, Any]:
        from ..completeness.typed import missing_facts

        cleaned = super().clean()
        if self.goes_out and not self.errors:
            self.lacks = missing_facts(self, cleaned)
        if self.lacks and not self.goes_anyway:
            text = _(
                "Something must still be given before others read this page: %(facts)s If that is "
                "not possible now, tick the box under “Completeness”."
            )
            facts = " ".join(one.message for one in self.lacks)
            self.add_error(None, ValidationError(text, params={"facts": facts}))
        return cleaned


class NoPromptsForm(CompletePageForm):
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
