"""The rule for what stands between braces."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from .nodes import Entry, Group
from .scanner import Sign, Token

WEIGHT = re.compile(r"\s*%\s*(-?)\s*(\d{1,3})(?:[.,](\d{1,12}))?\s*%")
BRACES = {Sign.OPEN, Sign.CLOSE}
ANSWER = {Sign.RIGHT, Sign.WRONG}


def joined(tokens: Iterable[Token]) -> str:
    return "".join(token.text for token in tokens if token.sign is not Sign.COMMENT)


def parsed_group(content: Sequence[Token], line: int) -> Group:
    content = [token for token in content if token.sign is not Sign.COMMENT]
    nested = any(token.sign in BRACES for token in content)
    # Moodle takes the last mark; earlier ones are text.
    general_at = max(
        (at for at, token in enumerate(content) if token.sign is Sign.GENERAL),
        default=len(content),
    )
    answers, general = content[:general_at], joined(content[general_at + 1 :]).strip()
    marker, answers = _marker(answers)
    lead, *runs = _runs(answers)
    return Group(
        line=line,
        marker=marker,
        lead=tuple(joined(part).strip() for part in _cut(lead, Sign.FEEDBACK)),
        entries=tuple(
            _entry(run, is_doubtful=_is_doubtful(before, run))
            for before, run in pairwise([lead, *runs])
        ),
        general=general,
        lines=tuple(joined(part).strip() for part in _cut(answers, Sign.LINE_END)),
        nested=nested,
    )


def _marker(content: Sequence[Token]) -> tuple[str, Sequence[Token]]:
    """ "#" for numbers, ">" for an order, else nothing; and the tokens after it."""
    for at, token in enumerate(content):
        if token.sign is Sign.FEEDBACK:
            return "#", content[at + 1 :]
        if token.text.strip():
            text = token.text.lstrip()
            if token.sign is Sign.TEXT and text.startswith(">"):
                return ">", [token._replace(text=text[1:]), *content[at + 1 :]]
            break
    return "", content


def _runs(content: Sequence[Token]) -> list[list[Token]]:
    """Cut before each `=` and `~`; the first run is what stands before all of them."""
    found: list[list[Token]] = [[]]
    for token in content:
        if token.sign in ANSWER:
            found.append([])
        found[-1].append(token)
    return found


def _cut(content: Sequence[Token], sign: Sign) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    for token in content:
        if token.sign is sign:
            found.append([])
        else:
            found[-1].append(token)
    return found


def _is_doubtful(before: Sequence[Token], run: Sequence[Token]) -> bool:
    """Does "=" have blanks on both sides, on one line with the feedback before it?"""
    sign, *content = run
    if sign.sign is not Sign.RIGHT or not content or not content[0].text.startswith(" "):
        return False
    told = [token for token in before if token.sign is Sign.FEEDBACK and token.line == sign.line]
    return bool(told) and before[-1].text.endswith(" ")


def _entry(run: Sequence[Token], *, is_doubtful: bool) -> Entry:
    sign, *content = run
    whole, arrow = joined(content), _first(content, Sign.ARROW)
    answer_end = _first(content, Sign.FEEDBACK)
    answer = joined(content[:answer_end])
    weight = None
    if match := WEIGHT.match(answer):
        weight = Fraction(f"{match[1]}{match[2]}.{match[3] or 0}")
        answer = answer[match.end() :]
    return Entry(
        sign=sign.text,
        weight=weight,
        whole=whole.strip(),
        answer=answer.strip(),
        feedback=joined(content[answer_end + 1 :]).strip(),
        left=joined(content[:arrow]).strip(),
        right=joined(content[arrow + 1 :]).strip() if arrow < len(content) else None,
        is_doubtful=is_doubtful,
    )


def _first(content: Sequence[Token], sign: Sign) -> int:
    return next((at for at, token in enumerate(content) if token.sign is sign), len(content))
