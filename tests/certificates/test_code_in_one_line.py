"""Who types the code reads it from one line, whatever letters chance has given it."""

import random

import pytest

from certificates.identifiers import ALPHABET, grouped
from certificates.pdf import render_pdf
from tests.certificates.pdf_cast import DESIGN, SNAPSHOT, changed, words


@pytest.mark.parametrize("seed", range(8))
def test_a_code_never_breaks(seed, fonts):
    chance = random.Random(seed)  # noqa: S311
    code = grouped("".join(chance.choice(ALPHABET) for _ in range(26)))
    snapshot = changed(SNAPSHOT, verify__code=code, number="KS-2026-WMW0W8")
    text = words(render_pdf(snapshot, DESIGN, font_cache=fonts))
    assert code in text
    assert "KS-2026-WMW0W8" in text


def test_neither_does_a_wide_one(fonts):
    code = grouped("WMQ8" * 3 + "0123456789ABCD")
    text = words(render_pdf(changed(SNAPSHOT, verify__code=code), DESIGN, font_cache=fonts))
    assert code in text
