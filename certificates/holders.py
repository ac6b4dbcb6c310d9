"""The name of a holder as it is frozen and printed: what nobody can see is left out.

Names are often pasted, and bring marks of direction, places for breaking and the like with them. On
paper they show nothing; in a stored name they would make two like names differ, or, alone, make a
name of nothing.
"""

import unicodedata

# Between Persian or Indian letters they decide which form is written.
JOINERS = "\u200c\u200d"
# Letters and marks by their class, but without any shape.
SHAPELESS = frozenset("\u034f\u115f\u1160\u3164\uffa0") | {chr(0xFE00 + n) for n in range(16)}


def holder_from(typed: str) -> str:
    """One line without superfluous space; "" if no letter is left."""
    seen = " ".join("".join(char for char in typed if _is_seen(char)).split())
    return seen if any(char.isalpha() for char in seen) else ""


def _is_seen(char: str) -> bool:
    return char in JOINERS or not (unicodedata.category(char) == "Cf" or char in SHAPELESS)
