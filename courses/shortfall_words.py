"""In words, for editors: which draws of a quiz the bank cannot fill."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from .drawing import Shortfall

if TYPE_CHECKING:
    from .models import QuizPool


def in_words(shortfall: Shortfall, pools: "Sequence[QuizPool]", *, beside_fixed: bool) -> str:
    """One or two sentences; `beside_fixed` if the quiz has fixed questions as well."""
    labels = [gettext("“%(draw)s”") % {"draw": pools[one].label} for one in shortfall.draws]
    counts = {"found": shortfall.found, "needed": shortfall.needed}
    if len(labels) == 1:
        text = ngettext(
            "For %(draw)s there is %(found)d fitting question, %(needed)d are needed.",
            "For %(draw)s there are %(found)d fitting questions, %(needed)d are needed.",
            shortfall.found,
        ) % (counts | {"draw": labels[0]})
    else:
        text = ngettext(
            "For %(draws)s together there is %(found)d fitting question, %(needed)d are needed.",
            "For %(draws)s together there are %(found)d fitting questions, %(needed)d are needed.",
            shortfall.found,
        ) % (counts | {"draws": get_text_list(labels, gettext("and"))})
    if beside_fixed:
        text += " " + gettext("Questions that are fixed in this quiz are not counted.")
    return text
