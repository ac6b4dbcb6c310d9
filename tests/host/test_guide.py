"""Deed: read the installation guide. It says what the test site does, and every complaint."""

import re

import pytest

from .conftest import ROOT
from .test_forgotten import ERRORS, WARNINGS

pytestmark = pytest.mark.host

GUIDE = (ROOT / "lms" / "docs" / "host-site.md").read_text(encoding="utf-8")
SITE = ROOT / "tests" / "host" / "site" / "hostsite"
# The test site runs without a storage, see test_install; the other needs the tables.
FREE_TO_FORGET = {"certificates.W001", "certificates.W005"}


def lines(text):
    return {line.strip() for line in text.splitlines()}


def test_every_line_of_code_is_one_of_the_site():
    blocks = re.findall(r"^```python\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 5
    site = lines((SITE / "settings.py").read_text()) | lines((SITE / "urls.py").read_text())
    assert lines("".join(blocks)) - site == set()


def test_every_command_is_run():
    commands = set(re.findall(r"^    python manage\.py (\w+)", GUIDE, re.MULTILINE))
    assert commands == {"check", "migrate", "certificates_keys", "load_starter"}


def test_every_complaint_is_listed():
    listed = set(re.findall(r"`((?:courses|lms|certificates)\.[EW]\d{3})`", GUIDE))
    assert listed == {*ERRORS.values(), *WARNINGS.values()} | FREE_TO_FORGET
