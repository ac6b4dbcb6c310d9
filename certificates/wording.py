"""Placeholders in the texts of a design, e.g. "{name}"."""

import re
from collections.abc import Callable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from .dates import german
from .snapshot import Recognition, Snapshot

BRACED = re.compile(r"\{([^{}]*)\}")
NO_BREAK = "\u00a0"
Fact = Callable[[Snapshot], str]


def _number(value: Decimal) -> str:
    return str(formats.number_format(format(value.normalize(), "f")))


FACTS: dict[str, tuple[object, Fact]] = {
    "name": (_("name of the person"), lambda facts: facts["holder"]),
    "course": (_("title of the course"), lambda facts: facts["course"]["title"]),
    "version": (_("version of the course"), lambda facts: facts["course"]["version"]),
    "units": (_("teaching units"), lambda facts: _number(Decimal(facts["course"]["units"]))),
    "hours": (
        pgettext_lazy("placeholder", "hours"),
        lambda facts: _number(Decimal(facts["course"]["minutes"]) / 60),
    ),
    "provider": (
        pgettext_lazy("placeholder", "name of the provider"),
        lambda facts: facts["provider"]["name"],
    ),
    "started": (_("first day"), lambda facts: german(facts["period"]["started"])),
    "completed": (_("day of completion"), lambda facts: german(facts["period"]["completed"])),
    "issued": (_("day of issue"), lambda facts: german(facts["issued_on"])),
    "number": (_("number of the certificate"), lambda facts: facts["number"]),
}


def explained() -> SafeString:
    """What each placeholder stands for, for people who write these texts."""
    rows = ((f"{{{word}}}", label) for word, (label, _fact) in FACTS.items())
    return format_html(
        "<p>{}</p><ul>{}</ul>",
        gettext("In the three lines below you may write these; the certificate says instead:"),
        format_html_join("", "<li><code>{}</code> {}</li>", rows),
    )


def recognised(recognition: Recognition) -> str:
    """One line; what belongs together stays together at the end of it.

    Numbers that bring their own name along, e.g. "VNR 27605…", are not called "No." once more.
    """
    number, category, points = (recognition[key] for key in ("number", "category", "points"))
    parts = [
        [recognition["scheme"]],
        [gettext("No."), number] if number[:1].isdigit() else [number],
        [gettext("category"), category] if category else [],
        [points, gettext("points")] if points else [],
    ]
    return ", ".join(filter(None, map(NO_BREAK.join, parts)))


PLACEHOLDERS = lazy(explained, SafeString)()


def require_known(text: str) -> None:
    """Raise ValidationError for a placeholder that nothing would fill; a model validator."""
    rest = BRACED.sub("", text)
    unknown = [word for word in BRACED.findall(text) if word not in FACTS]
    if unknown:
        raise ValidationError(
            _("There is no placeholder %(unknown)s. Possible are: %(known)s."),
            params={
                "unknown": ", ".join(f"{{{word}}}" for word in unknown),
                "known": ", ".join(f"{{{word}}}" for word in FACTS),
            },
        )
    if "{" in rest or "}" in rest:
        raise ValidationError(_("A curly bracket has no counterpart."))


def filled(text: str, facts: Snapshot) -> str:
    """The text with its placeholders replaced; unknown ones stay as they were typed."""

    def value(found: re.Match[str]) -> str:
        known = FACTS.get(found[1])
        return known[1](facts) if known else found[0]

    return BRACED.sub(value, text)
