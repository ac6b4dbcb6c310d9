"""What is written as GIFT comes back unchanged, whatever signs it is full of."""

import pytest
from hypothesis import given

from courses.exchange import gift
from courses.questions.registry import KINDS

from .strategies import givens


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_comes_back(kind):
    @given(givens(kind))
    def comes_back(question):
        [found] = gift.read(gift.write([question]))
        assert found.refusal is None, (str(found.refusal), gift.write([question]).decode())
        assert found.body == question.body
        assert found.notes == ()
        assert found.name == question.reference
        assert found.tags == question.tags
        assert found.category == question.category
        assert found.difficulty == question.difficulty

    comes_back()
