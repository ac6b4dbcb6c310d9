"""No words, however odd, may turn the catalogue into an error (400 and 500 alike)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.queries.catalogue import search_words

PARAMETERS = ["q", "thema", "gruppe", "dauer", "page"]
NASTY = [
    '"', "'", "\x00", "Kind\x00er", '"Kinder', "Kinder*", "NEAR(a b)", "a NEAR/3 b", "AND", "OR",
    "NOT", "a AND", "NOT NOT", "(", ")", "((", "title:Kinder", "^Kinder", "-Kinder", "+", "&", "|",
    "!", "<->", ":*", "a:*b", "\\", "%", "_", ";--", "' OR 1=1 --", "{}", "{{7*7}}", "${x}", "😀",
    "ß" * 300, "x" * 10_000, "a " * 5_000, "\u202e", "\ufeff", "ﷺ" * 100, "٣", "²", "½", "_" * 50,
]  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(NASTY[:32]), max_size=6).map(" ".join),
    st.text(alphabet="\"'()*:&|!<>-+^~\\{}[]\x00 aNOTRAD", max_size=30),
)


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_the_list_of_nasty_strings(visitor, p1, parameter):
    for words in NASTY:
        assert visitor.get(p1.get_parent().url, {parameter: words}).status_code == 200, words


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=WORDS, parameter=st.sampled_from(PARAMETERS))
def test_two_hundred_strings(visitor, p1, words, parameter):
    words = words.encode("utf-8", "ignore").decode()
    assert visitor.get(p1.get_parent().url, {parameter: words}).status_code == 200


def test_raw_bytes_that_are_no_text(visitor, p1):
    for raw in ("q=%ff%fe", "q=%00", "q=%ed%a0%80", "q", "=&=&=", "q[]=1", "%00=1"):
        assert visitor.get(f"{p1.get_parent().url}?{raw}").status_code == 200


@given(st.text(max_size=400))
@settings(deadline=None)
def test_search_words_are_letters_digits_and_single_blanks(raw):
    words = search_words(raw)
    assert len(words) <= 100
    assert words == " ".join(words.split())
    assert all(char.isalnum() or char == " " or not char.isascii() for char in words)
    assert search_words(words) == words
