"""What the guide for operators says is so."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, load_command_class

from certificates import key_checks
from certificates.conf import CertificatesSettings

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "lms" / "docs" / "certificates-operators.md").read_text(encoding="utf-8")
SOURCES = "".join(path.read_text() for path in (ROOT / "certificates").glob("*checks.py"))


def test_every_complaint_about_keys_is_listed():
    raised = set(re.findall(r'"(certificates\.[EW]\d+)"', Path(key_checks.__file__).read_text()))
    listed = set(re.findall(r"`(certificates\.[EW]\d+)`", GUIDE))
    assert raised <= listed
    assert all(f'"{one}"' in SOURCES for one in listed)


def test_no_id_is_given_twice():
    ids = re.findall(r'id="(certificates\.[EW]\d+)"', SOURCES)
    doubled = {one for one in ids if ids.count(one) > 1}
    assert doubled <= {"certificates.E001"}  # two wordings of one fault


COMMANDS = re.findall(r"^ +python manage\.py certificates_keys (.+)$", GUIDE, re.M)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_can_be_given(line):
    parser = load_command_class("certificates", "certificates_keys").create_parser(
        "manage.py", "certificates_keys"
    )
    assert parser.parse_args(line.split()).deed == line.split()[0]
    with pytest.raises((CommandError, SystemExit)):
        parser.parse_args([*line.split(), "--no-such-option"])


def test_every_setting_exists():
    named = set(re.findall(r"`CERTIFICATES_([A-Z_]+)`", GUIDE))
    variables = {"KEY_CREDENTIAL", "KEY_TOKEN", "KEY_PAPER", "KEY_AUTHORITY"}
    assert all(hasattr(CertificatesSettings, name) for name in named - variables)
