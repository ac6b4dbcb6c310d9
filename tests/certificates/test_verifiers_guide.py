"""What the guide for verifiers quotes is what the page says."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from certificates.states import State
from certificates.verify import words

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "lms" / "docs" / "certificates-verifiers.md").read_text(encoding="utf-8")
ROWS = GUIDE.split("| what the page says | means |")[1].split("\n\n")[0].splitlines()[2:]
QUOTES = [quote for row in ROWS for quote in row.split("|")[1].strip().split(" / ")]


@pytest.fixture(scope="module")
def sentences():
    with translation.override("de"):
        told = (*words.TITLES.values(), *words.MEANINGS.values(), *words.STATES.values())
        return " ".join(map(str, told))


@pytest.mark.parametrize("quote", QUOTES)
def test_every_quote_is_said(sentences, quote):
    assert len(QUOTES) > 10
    assert quote in sentences


def test_every_state_is_explained():
    explained = set(re.findall(r"^\| (\w+) \|", GUIDE, re.M))
    with translation.override("de"):
        assert {str(state.label) for state in State} <= explained
