"""Hostile HTML through both engines, judged by an independent parser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
import yaml
from django.test import override_settings

from courses.html import clean_html, clean_inline, clean_rich_text

CORPUS: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "xss_corpus.yaml").read_text(encoding="utf-8")
)
VECTORS = [vector for group in CORPUS.values() for vector in group]
ATTRIBUTES = {
    "a": {"href", "title", "lang"},
    "abbr": {"title"},
    "span": {"lang"},
    "td": {"colspan", "rowspan"},
    "th": {"scope", "colspan", "rowspan"},
}
TEXT = {"p", "br", "strong", "em", "b", "i", "u", "code", "sub", "sup", "hr"}
PARTS = {"ul", "ol", "li", "h2", "h3", "h4", "blockquote", "table", "thead", "tbody", "tr"}
ALLOWED = ATTRIBUTES | {tag: set() for tag in TEXT | PARTS}


@pytest.fixture(params=["bleach", "nh3"], autouse=True)
def engine(request: pytest.FixtureRequest) -> Iterator[None]:
    with override_settings(COURSES_SANITISER=request.param):
        yield


def faults(html: str) -> Iterator[str]:
    """What a browser would find in this piece of HTML that must not be there."""
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in fragment.iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        if element.tag not in ALLOWED:
            yield f"element {element.tag}"
            continue
        yield from (f"attribute {name}" for name in set(element.attrib) - ALLOWED[element.tag])
        href = element.attrib.get("href", "")
        squeezed = "".join(char for char in href if char > " ")
        if urlsplit(squeezed.split("[")[0]).scheme not in {"", "http", "https", "mailto", "tel"}:
            yield f"scheme of {href}"


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert len(set(VECTORS)) >= 100


@pytest.mark.parametrize("html", ["<script>1</script>", "<p id=x>", '<a href="data:x">x</a>'])
def test_the_judge_finds_what_is_forbidden(html: str) -> None:
    assert list(faults(html))


@pytest.mark.parametrize("vector", VECTORS)
@pytest.mark.parametrize("clean", [clean_html, clean_inline])
def test_nothing_forbidden_remains(vector: str, clean: Callable[[str], str]) -> None:
    for html in (vector, f"<p>Davor</p>{vector}<p>Danach</p>", f"<ul><li>{vector}</li></ul>"):
        assert list(faults(clean(html))) == []
        assert clean(clean(html)) == clean(html)


@pytest.mark.parametrize("vector", VECTORS)
def test_rich_text_allows_no_more_than_stored_links(vector: str) -> None:
    assert list(faults(clean_rich_text(vector))) == []


@pytest.mark.parametrize("vector", CORPUS["vanishing"])
def test_code_vanishes_together_with_its_text(vector: str) -> None:
    assert "BOOM" not in clean_html(f"<p>Davor</p>{vector}")


@pytest.mark.parametrize("vector", CORPUS["attributes"] + CORPUS["schemes"])
def test_the_words_around_it_stay(vector: str) -> None:
    assert "Text" in clean_html(vector)
