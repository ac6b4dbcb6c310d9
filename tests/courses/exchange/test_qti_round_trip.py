"""What we write, we read again: all kinds, both versions, nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.exchange import qti
from courses.exchange.items import Given, Picture
from courses.questions.registry import KINDS

from .strategies import givens

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


def same(found, asked):
    assert found.refusal is None, str(found.refusal)
    assert found.body == asked.body
    assert found.name == asked.reference
    assert [str(note) for note in found.notes] == []
    assert (found.category, found.tags, found.difficulty) == (
        asked.category,
        asked.tags,
        asked.difficulty,
    )


@pytest.mark.parametrize("version", ["2.1", "3.0"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_comes_back(kind, version):
    @settings(max_examples=8)
    @given(st.lists(givens(kind), min_size=1, max_size=3))
    def check(asked):
        found = qti.read(qti.write(asked, version=version))
        assert len(found) == len(asked)
        for one, other in zip(found, asked, strict=True):
            same(one, other)

    check()


@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_pictures_come_back_and_leave_the_text_as_it_was(version):
    body = KINDS["short_answer"].freeze(
        {"prompt": "<p>Was sehen Sie?</p>", "accept": ["Haus"], "feedback": ""}
    )
    pictures = (
        Picture("haus plan.png", PNG, "Ein Haus & ein <Baum>"),
        Picture("haus_plan.png", PNG + b"2", "Das zweite"),
    )
    asked = Given("P1-Q01", body, pictures=pictures)
    (found,) = qti.read(qti.write([asked], version=version))
    same(found, asked)
    assert [(one.alt, one.content) for one in found.pictures] == [
        (one.alt, one.content) for one in pictures
    ]


def test_the_same_questions_are_the_same_package():
    body = KINDS["ordering"].freeze({"prompt": "<p>?</p>", "items": ["a", "b"], "feedback": ""})
    assert qti.write([Given("x", body)]) == qti.write([Given("x", body)])
