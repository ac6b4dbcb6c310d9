"""Types of questions that have no counterpart here, and why."""

from typing import Never

from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .source import Source, short

NOT_MARKED = _("Free texts cannot be marked by a machine; there is no such kind of question here.")
COMPUTED = _("Questions with numbers computed for each learner are not supported.")
DRAWN = _("Random draws are not questions; build the pool in the quiz instead.")
ON_PICTURES = _("Answers placed on a picture are not supported.")

REASONS = {
    "description": _("A text without a question; put it into a lesson or before the quiz."),
    "essay": NOT_MARKED,
    "poodllrecording": NOT_MARKED,
    "recordrtc": NOT_MARKED,
    "calculated": COMPUTED,
    "calculatedsimple": COMPUTED,
    "calculatedmulti": COMPUTED,
    "formulas": COMPUTED,
    "stack": COMPUTED,
    "random": DRAWN,
    "randomsamatch": DRAWN,
    "ddimageortext": ON_PICTURES,
    "ddmarker": ON_PICTURES,
    "missingtype": _(
        "Moodle itself did not know the type of this question when it wrote the file."
    ),
    "coderunner": _("Answers that are programs are not supported."),
    "regexp": _("Answers that are patterns are not supported; write the accepted spellings."),
    "pmatch": _("Answers that are patterns are not supported; write the accepted spellings."),
}


def refuse(source: Source) -> Never:
    """Say why this type is not taken over."""
    kind = source.element.get("type", "").strip()
    if kind.lower() in REASONS:
        raise Refused(REASONS[kind.lower()])
    if not kind:
        raise Refused(_("The question does not say its type."))
    raise Refused(_("Questions of the type “%(type)s” are not supported."), type=short(kind))
