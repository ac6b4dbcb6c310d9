"""A published case is only accepted once somebody vouches that nobody can be recognised."""

import pytest
from django.core.exceptions import ValidationError

from courses.blocks.didactic import VignetteBlock


def vignette(**values):
    block = VignetteBlock()
    return block.clean(block.to_python({"title": "Fall", "text": "<p>Text</p>"} | values))


def test_a_fictional_case_needs_no_confirmation():
    assert vignette(origin="fictional", checked=False)["origin"] == "fictional"


def test_a_published_case_needs_it():
    with pytest.raises(ValidationError):
        vignette(origin="published", checked=False)


def test_a_published_and_checked_case_is_accepted():
    assert vignette(origin="published", checked=True)["checked"] is True
