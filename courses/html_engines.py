"""Two allow-list engines behind one signature; the site chooses by COURSES_SANITISER."""

from collections.abc import Callable, Mapping

from django.core.exceptions import ImproperlyConfigured

from .conf import settings

Engine = Callable[[str, frozenset[str], Mapping[str, frozenset[str]]], str]
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def with_bleach(html: str, tags: frozenset[str], attributes: Mapping[str, frozenset[str]]) -> str:
    from bleach.sanitizer import Cleaner

    # A cleaner carries parser state and is not thread-safe, so each call gets its own.
    cleaner = Cleaner(
        tags=tags,
        attributes={tag: sorted(names) for tag, names in attributes.items()},
        protocols=SCHEMES,
        strip=True,
        strip_comments=True,
    )
    return cleaner.clean(html)


def with_nh3(html: str, tags: frozenset[str], attributes: Mapping[str, frozenset[str]]) -> str:
    import nh3

    return nh3.clean(
        html,
        tags=set(tags),
        clean_content_tags=set(),
        attributes={tag: set(names) for tag, names in attributes.items() if tag in tags},
        strip_comments=True,
        link_rel=None,
        url_schemes=set(SCHEMES),
    )


ENGINES: dict[str, Engine] = {"bleach": with_bleach, "nh3": with_nh3}


def engine() -> Engine:
    """The engine the site chose. Raises ImproperlyConfigured for an unknown name."""
    name = settings.SANITISER
    if name not in ENGINES:
        raise ImproperlyConfigured(
            f"COURSES_SANITISER must be one of {sorted(ENGINES)}, not {name!r}."
        )
    return ENGINES[name]
