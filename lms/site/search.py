"""Wagtail's search in the database, safe from what people type.

On SQLite a single `"` in any search box of the admin would be a syntax error of FTS5, hence a 500.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from wagtail.search.backends import database

from courses.queries.catalogue import search_words

# Stands in for input without a letter or digit: the admin can't show the result of no words.
NOWHERE = "zzzzzzzzzzzzzzzz"


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  the name Wagtail looks for
    backend = database.SearchBackend(params)
    backend.search = tidied(backend.search)
    backend.autocomplete = tidied(backend.autocomplete)
    return backend


def tidied(find: Callable[..., Any]) -> Callable[..., Any]:
    """The same search, for words instead of raw input; query objects pass as they are."""

    @wraps(find)
    def found(query: Any, *args: Any, **kwargs: Any) -> Any:
        if query and isinstance(query, str):
            query = search_words(query) or NOWHERE
        return find(query, *args, **kwargs)

    return found
