"""Deed: keep capabilities out of the logs."""

import logging

import pytest

from lms.site.logs import RedactCodes


@pytest.mark.parametrize(
    ("address", "secret"),
    [
        ("/pruefen/KS-2026-7H2K9M/ABCDEFGHJK/", "ABCDEFGHJK"),
        ("/pruefen/liste/12345678-1234/ergebnis.csv", "12345678-1234"),
        ("/geteilt/ABCDEFGHJK/", "ABCDEFGHJK"),
    ],
)
def test_what_opens_a_page_is_not_written(address, secret):
    record = logging.LogRecord("x", logging.INFO, "", 0, '"GET %s" 200', (address,), None)
    assert RedactCodes().filter(record)
    assert secret not in record.getMessage()
    assert "GET" in record.getMessage()
