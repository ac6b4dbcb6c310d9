"""The glossary: all terms, and those that occur in a text."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.cache import cache

from ..models import GlossaryTerm

MOST_TERMS = 500  # looked for in one text
MOST_SHOWN = 15  # listed below one lesson
LONGEST_TEXT = 200_000
CACHE_KEY = "courses.glossary"
CACHE_SECONDS = 300  # how long another process may go on with the old terms

Section = tuple[str, list[GlossaryTerm]]
BASE_LETTERS = str.maketrans("ÄÖÜ", "AOU")


def all_terms() -> list[GlossaryTerm]:
    """All terms shown to readers, by alphabet as in a German dictionary (ä as a); one query."""
    return sorted(GlossaryTerm.objects.filter(is_active=True), key=lambda one: sort_key(one.term))


def sort_key(term: str) -> str:
    return term.upper().translate(BASE_LETTERS)


def by_letter(terms: Iterable[GlossaryTerm]) -> list[Section]:
    """Terms under their first letter; "§" and digits stand under "#"."""
    sections: dict[str, list[GlossaryTerm]] = {}
    for term in terms:
        first = sort_key(term.term)[:1]
        sections.setdefault(first if first.isalpha() else "#", []).append(term)
    return list(sections.items())


def terms_in(words: str) -> list[GlossaryTerm]:
    """The terms that occur in `words` as whole words, in order of appearance.

    Case does not matter. Where one form contains another, the longer one counts. The terms are
    kept in the cache; it is emptied when one is saved or deleted.
    """
    terms = cache.get_or_set(CACHE_KEY, terms_to_look_for, CACHE_SECONDS)
    by_form = {form.lower(): term for term in terms for form in term.all_forms}
    if not by_form:
        return []
    found: dict[int, GlossaryTerm] = {}
    for match in whole_words(by_form).finditer(words[:LONGEST_TEXT]):
        term = by_form.get(" ".join(match[0].lower().split()))
        if term:
            found.setdefault(term.pk, term)
        if len(found) == MOST_SHOWN:
            break
    return list(found.values())


def terms_to_look_for() -> list[GlossaryTerm]:
    return list(GlossaryTerm.objects.filter(is_active=True).order_by("pk")[:MOST_TERMS])


def forget_terms(**kwargs: Any) -> None:
    """Receiver of `post_save` and `post_delete` of a term."""
    cache.delete(CACHE_KEY)


def whole_words(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    choices = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
