"""Compare a typed name with the one on a certificate, without showing it.

Tolerated: case, hyphens, spaces, dots, apostrophes, accents (Yildiz for Yıldız), the German way
of writing umlauts (Mueller for Müller, ss for ß), "last name, first name", and academic titles.
Not tolerated: a missing or additional given name, a nickname, another spelling. Vowels that are
written as marks, as in Hindi, are part of the spelling.

The offline kit takes this file as it is, and `offline/namen.js` follows the same rules.
"""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent; the last three have
# one form on Arabic keyboards and another one on Persian ones.
BASE = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h"}
    | {"ŧ": "t", "ŋ": "n", "ə": "e", "ی": "ي", "ى": "ي", "ک": "ك"}
)
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
# Letters and marks that only adorn a name or are seen by nobody: apostrophes that are letters, the
# stroke that lengthens Arabic words, accents, the points of Hebrew and Arabic, variants, fillers.
ADORNING = re.compile(
    "[\u02b0-\u02ff\u0640\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u115f\u1160\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef]"
)
# A faculty counts as part of a title only after "Dr", since Phil is also a given name.
TITLES = re.compile(
    r"(?<!\S)(?:(?:herr|frau|prof|professor|professorin|pd|dipl|"
    r"dr(?: (?:med|phil|rer|nat|jur|iur|theol|paed|päd|dent|vet|ing|pol|soc|psych|habil|h|c|hc))*"
    r") )+"
)


def same_name(typed: str, printed: str) -> bool:
    """True if both name the same person, as far as spelling can tell."""
    return bool(spellings(typed) & spellings(printed))


def normal_form(name: str) -> str:
    """One plain spelling, for hashes: German letters written out, no accents, no spaces."""
    return _letters(_words(name).translate(GERMAN))


def spellings(name: str) -> set[str]:
    words = _words(name)
    return {_letters(words), _letters(words.translate(GERMAN))} - {""}


def _words(name: str) -> str:
    """Lower case, in the order first name, last name; without titles; words split by one space."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    last, comma, first = text.partition(",")
    if comma and "," not in first:
        text = f"{first} {last}"
    text = "".join(" " if _separates(char) else char for char in text)
    return TITLES.sub("", " ".join(text.split()) + " ", count=1) if text else ""


def _separates(char: str) -> bool:
    return char == "." or char.isspace() or unicodedata.category(char) == "Pd"


def _letters(words: str) -> str:
    """Letters and digits only, without accents."""
    apart = ADORNING.sub("", unicodedata.normalize("NFKD", words).translate(BASE))
    return "".join(char for char in apart if char.isalnum() or _is_mark(char))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")
