"""What the types of files are called by people; what has no word here keeps its own name."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

MULTIPLE, TRUE_FALSE = _("multiple choice"), _("true or false")
SHORT, NUMBER, ESSAY = _("short answer"), _("a number"), _("free text")
PAIRS, ORDER, GAPS = _("pairs"), _("order"), _("text with gaps")
WORDS: "dict[str, str | Promise]" = {
    "multichoice": MULTIPLE,
    "choiceinteraction": MULTIPLE,
    "multiple_choice_question": MULTIPLE,
    "multiple_answers_question": MULTIPLE,
    "truefalse": TRUE_FALSE,
    "true_false_question": TRUE_FALSE,
    "shortanswer": SHORT,
    "short_answer_question": SHORT,
    "numerical": NUMBER,
    "numerical_question": NUMBER,
    "essay": ESSAY,
    "essay_question": ESSAY,
    "extendedtextinteraction": ESSAY,
    "match": PAIRS,
    "matching": PAIRS,
    "ddmatch": PAIRS,
    "matchinteraction": PAIRS,
    "matching_question": PAIRS,
    "ordering": ORDER,
    "orderinteraction": ORDER,
    "cloze": GAPS,
    "multianswer": GAPS,
    "gapselect": GAPS,
    "ddwtos": GAPS,
    "gapmatchinteraction": GAPS,
    "fill_in_multiple_blanks_question": GAPS,
    "multiple_dropdowns_question": GAPS,
    "description": _("text without a question"),
}


def type_words(name: str) -> str:
    return str(WORDS.get(name.lower(), name))
