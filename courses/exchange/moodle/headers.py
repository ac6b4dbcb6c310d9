"""What all questions carry beside their content: names, tags, categories, grades, hints."""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ...questions.text import plain
from .prose import prose, text_of
from .source import Source, children, number, percent, raw_text, short, shown

MAX_NAME = 200
MAX_TAG = 100
MAX_TAGS = 20
DIFFICULTY = "difficulty:"
LEVELS = frozenset({"easy", "medium", "hard"})
CONTEXT = re.compile(r"\$[a-z]+\d*\$", re.IGNORECASE)
SINGLE_SLASH = re.compile(r"(?<!/)/(?!/)")
# What Moodle puts there by itself, in English and German; it says nothing about the question.
USUAL_WORDS = frozenset(
    {
        "your answer is correct.", "your answer is partially correct.", "your answer is incorrect.",
        "die antwort ist richtig.", "die antwort ist teilweise richtig.", "die antwort ist falsch.",
        "deine antwort ist richtig.", "deine antwort ist teilweise richtig.",
        "deine antwort ist falsch.", "ihre antwort ist richtig.",
        "ihre antwort ist teilweise richtig.", "ihre antwort ist falsch.",
    }
)  # fmt: skip
# 1/3 and 0.1 are Moodle's defaults, 1 is all that true/false can have; they mean no choice.
USUAL_PENALTIES = frozenset(map(Decimal, ("0", "0.1", "0.33", "0.3333333", "1")))
COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def name_of(source: Source) -> str:
    """The title, or the id number where there is none; at most 200 characters."""
    name = _bare(source.value("name")) or _bare(source.value("idnumber"))
    if len(name) > MAX_NAME:
        source.note(_("The name was shortened to %(max)d characters."), max=MAX_NAME)
    return name[:MAX_NAME].strip()


def tags_of(source: Source) -> tuple[tuple[str, ...], str]:
    """Tags, and the difficulty if a tag of ours says it."""
    holders = source.all("tags") + source.all("coursetags")
    found = [_bare(raw_text(tag)) for holder in holders for tag in children(holder, "tag")]
    level = next((one for one in found if _is_level(one)), "")
    if level:
        found.remove(level)
    tags = list(dict.fromkeys(tag[:MAX_TAG].strip() for tag in found if tag))
    if len(tags) > MAX_TAGS or any(len(tag) > MAX_TAG for tag in found):
        message = _("At most %(max)d tags of up to %(length)d characters were taken over.")
        source.note(message, max=MAX_TAGS, length=MAX_TAG)
    return tuple(tags[:MAX_TAGS]), level[len(DIFFICULTY) :].strip().lower()


def category_of(source: Source) -> tuple[str, ...]:
    """`$course$/top/Law/§ 8a` → ("Law", "§ 8a"); a doubled slash is one inside a name."""
    holder = source.first("category")
    if holder is None or holder.get("ungrouped"):
        return ()
    parts = [part.replace("//", "/").strip() for part in SINGLE_SLASH.split(raw_text(holder))]
    if parts and CONTEXT.fullmatch(parts[0]):
        parts = parts[1:]
    if parts and parts[0].lower() == "top":
        parts = parts[1:]
    return tuple(name[:MAX_NAME].strip() for part in parts if (name := _bare(part)))


def note_settings(source: Source) -> None:
    """Tell what of Moodle's settings has no counterpart here. Defaults mean no choice."""
    grade, penalty = number(source.value("defaultgrade")), number(source.value("penalty"))
    if grade is not None and grade != 1:
        source.note(
            _("It gave %(points)s points; here every question gives one."), points=shown(grade)
        )
    if penalty is not None and penalty not in USUAL_PENALTIES:
        message = _("The deduction for further tries (%(weight)s %%) has no counterpart here.")
        source.note(message, weight=shown(penalty * 100))
    if source.says("hidden"):
        source.note(_("The question was hidden in Moodle."))
    title, ident = _bare(source.value("name")), _bare(source.value("idnumber"))
    if title and ident and title != ident:
        source.note(_("The ID number “%(name)s” was left out."), name=short(ident))
    _note_hints(source)
    _note_combined(source)


def note_weights(source: Source) -> None:
    """Weights that are no numbers count as nothing; say so."""
    for answer in source.all("answer"):
        written = answer.get("fraction")
        if written is not None and number(written) is None:
            message = _("The weight “%(weight)s” is no number; it counts as 0.")
            source.note(message, weight=short(written))
        elif abs(percent(answer)) > 100:
            message = _("A weight of %(weight)s %% is more than all.")
            source.note(message, weight=shown(percent(answer)))


def _note_hints(source: Source) -> None:
    hints = [text_of(prose(source, hint, "feedback")) for hint in source.all("hint")]
    written = [hint for hint in hints if hint]
    if written:
        message = ngettext_lazy(
            "A hint for further tries was left out: “%(text)s”.",
            "%(count)d hints for further tries were left out, the first is “%(text)s”.",
            len(written),
        )
        source.note(message, count=len(written), text=short(written[0]))


def _note_combined(source: Source) -> None:
    for name in COMBINED:
        text = text_of(prose(source, source.first(name), "feedback"))
        if text and text.lower() not in USUAL_WORDS:
            message = _("Feedback that depends on the score was left out: “%(text)s”.")
            source.note(message, text=short(text))


def _is_level(tag: str) -> bool:
    # Moodle may write tags with a capital letter.
    prefix, level = tag[: len(DIFFICULTY)].lower(), tag[len(DIFFICULTY) :].strip().lower()
    return prefix == DIFFICULTY and level in LEVELS


def _bare(text: str) -> str:
    """One line without control characters; names are plain text in Moodle."""
    return plain(text)
