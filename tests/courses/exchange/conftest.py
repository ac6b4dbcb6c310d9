"""Properties are checked without a stopwatch: a busy machine is no fault of the code."""

import os
from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import settings

settings.register_profile(
    "exchange", deadline=None, max_examples=int(os.environ.get("ROUND_TRIP_EXAMPLES", "40"))
)
settings.load_profile("exchange")


@pytest.fixture(scope="module", autouse=True)
def english() -> Iterator[None]:
    """The tests quote msgids; the site speaks German."""
    with translation.override("en"):
        yield
