"""Who is meant by a list of participants as it lies on the table: addresses or names, a line each.

Pure: lines and candidates in, numbers and what was not understood out.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

ADDRESS = re.compile(r"[^\s<>;,\"']+@[^\s<>;,\"']+")


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be meant; `person` is the same for two rows of one person."""

    pk: int
    person: int
    email: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    pks: frozenset[int]
    unknown: tuple[str, ...]
    several: tuple[str, ...]  # names that more than one person has


def found_in(text: str, candidates: Iterable[Candidate]) -> Found:
    """An address decides; without one the name does, if only one person has it."""
    by_word: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        for word in {one.email.lower(), *map(plain, one.names)} - {""}:
            by_word[word].append(one)
    pks: set[int] = set()
    unknown, several = [], []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        meant = next((by_word[word] for word in words_of(line) if word in by_word), [])
        if not meant:
            unknown.append(line)
        elif len({one.person for one in meant}) > 1:
            several.append(line)
        else:
            pks |= {one.pk for one in meant}
    return Found(frozenset(pks), tuple(unknown), tuple(several))


def words_of(line: str) -> list[str]:
    """What to look for, in this order: the address alone, or the name as written and turned."""
    address = ADDRESS.search(line)
    if address:
        return [address[0].strip(".").lower()]
    last, _comma, first = line.partition(",")
    return [plain(line), plain(f"{first} {last}")]


def plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().replace(",", " ").split())
