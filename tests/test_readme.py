"""What the README says is so."""

import re
from pathlib import Path

import pytest

from certificates.conf import CertificatesSettings
from courses.conf import CoursesSettings
from lms.conf import LmsSettings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOORS = {"COURSES": CoursesSettings, "LMS": LmsSettings, "CERTIFICATES": CertificatesSettings}


def documented() -> dict[str, str]:
    rows = re.findall(r"^\| `([A-Z_]+)` \| .*? \| (.*) \|$", README, re.M)
    return dict(rows)


def defined() -> dict[str, str]:
    return {
        f"{prefix}_{name}": value.__doc__.strip()
        for prefix, door in DOORS.items()
        for name, value in vars(door).items()
        if isinstance(value, property)
    }


def test_settings_table_is_what_the_code_says():
    assert documented() == defined()


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_links_lead_somewhere(link):
    assert (ROOT / link).exists()


@pytest.mark.parametrize("target", re.findall(r"make ([a-z]+)", README))
def test_make_targets_exist(target):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.M)


@pytest.mark.parametrize("command", re.findall(r"manage\.py ([a-z_]+)", README))
def test_commands_exist(command):
    from django.core.management import get_commands

    assert command in get_commands()
