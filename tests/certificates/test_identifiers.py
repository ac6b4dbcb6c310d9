"""Deed: read numbers and codes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.identifiers import (
    ALPHABET,
    grouped,
    new_code,
    new_number,
    parse_code,
    parse_number,
    same_code,
)

CODE = "0123456789ABCDEFGHJKMNPQRS"


@pytest.mark.parametrize(
    "typed",
    [
        "KS-2026-7H2K01",
        "ks-2026-7h2k01",
        " ks 2026 7h2k01\t",
        "KS20267H2K01",
        "KS‑2026–7H2K01",  # non-breaking hyphen, en dash
        "KS-2O26-7H2KOl",  # letters O, l for digits
        "KS-2026-7H2KoI",
        "ＫＳ-２０２６-７Ｈ２Ｋ０１",  # full-width
    ],
)
def test_a_number_is_understood(typed):
    assert parse_number(typed) == "KS-2026-7H2K01"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "KS",
        "KS-2026-7H2K0",
        "KS-2026-7H2K011",
        "KS-2026-7H2K0\x00",
        "KS-٢٠٢٦-7H2K01",
        "7" * 9999,
    ],
)
def test_what_cannot_be_a_number_is_none(typed):
    assert parse_number(typed) == ""


@pytest.mark.parametrize(
    "typed",
    [CODE, CODE.lower(), grouped(CODE), " ".join(CODE), CODE.replace("0", "O").replace("1", "l")],
)
def test_a_code_is_understood(typed):
    assert parse_code(typed) == CODE


@pytest.mark.parametrize(
    "typed", ["", CODE[:-1], CODE + "0", CODE[:-1] + "U", CODE[:-1] + "\x00", CODE[:-1] + "é"]
)
def test_what_cannot_be_a_code_is_none(typed):
    assert parse_code(typed) == ""


@given(st.text(max_size=120))
def test_any_text_can_be_asked(typed):
    assert set(parse_code(typed)) <= set(ALPHABET)
    assert parse_number(parse_number(typed)) == parse_number(typed)


def test_new_ones_survive_the_round_trip_and_do_not_repeat(settings):
    settings.CERTIFICATES_NUMBER_PREFIX = "LOIL"
    number, codes = new_number(2026), {new_code() for _ in range(500)}
    assert parse_number(number) == number
    assert len(codes) == 500
    assert all(parse_code(grouped(code)) == code for code in codes)


def test_codes_compare_exactly():
    assert same_code(CODE, CODE)
    assert not same_code(CODE, CODE[:-1] + "T")
    assert not same_code(CODE, "")
