"""Properties are checked without a stopwatch: a busy machine is no fault of the code."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import settings

settings.register_profile("questions", deadline=None, max_examples=40)
settings.load_profile("questions")


@pytest.fixture(scope="module", autouse=True)
def english() -> Iterator[None]:
    """The tests quote msgids; the site speaks German."""
    with translation.override("en"):
        yield
