"""No mail names a topic in its subject or body (E.4, 5): every template and every sender."""

import re
from pathlib import Path

import allauth
import pytest
from django.template.loader import render_to_string
from django.utils import translation

ROOT = Path(__file__).parents[2]
TOPICS = re.compile(
    r"kinderschutz|child protection|gewalt|violence|missbrauch|abuse|kurs\b|course|schutz", re.I
)
SENDING = re.compile(r"\b(EmailMessage|EmailMultiAlternatives|send_mail|send_mass_mail)\(")
# Who sends mail himself; what it says is looked at in test_other_way, test_barrier_report, and
# in programmes/test_reminders, test_other_way_and_calendar, organisations/test_members_pages.
SENDERS = {
    "lms/letters.py",
    "lms/services/notices.py",
    "lms/services/other_way.py",
    "lms/services/other_way_duty.py",
    "lms/site/feedback.py",
}
OF_ALLAUTH = Path(allauth.__file__).parent / "templates"
FOLDERS = ("account/email", "mfa/email")


def mail_templates() -> list[str]:
    """All that are shipped by the accounts package or by us, so that a new one is seen."""
    found = {
        f"{folder}/{path.name}"
        for base in (OF_ALLAUTH, ROOT / "templates" / "site")
        for folder in FOLDERS
        if (base / folder).is_dir()
        for path in (base / folder).glob("*.txt")
        if "base" not in path.name
    }
    return sorted(found)


def test_the_list_is_not_empty():
    assert len(mail_templates()) > 20


class Anybody:
    """Stands for the user and the site a mail may name."""

    name = domain = "lernen.example.org"

    def __str__(self) -> str:
        return "ada@example.org"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", mail_templates())
def test_no_mail_of_accounts_names_a_topic(name, language):
    context = {
        "user": Anybody(),
        "current_site": Anybody(),
        "email": "ada@example.org",
        "code": "ABCD-EFGH",
        "activate_url": "https://lernen.example.org/x/",
        "password_reset_url": "https://lernen.example.org/x/",
        "signup_url": "https://lernen.example.org/x/",
    }
    with translation.override(language):
        text = render_to_string(name, context).strip()
    assert text
    assert not TOPICS.search(text), text


def test_nobody_else_sends_mail():
    found = {
        str(path.relative_to(ROOT))
        for app in ("courses", "lms", "certificates")
        for path in (ROOT / app).rglob("*.py")
        if SENDING.search(path.read_text(encoding="utf-8"))
    }
    assert found == SENDERS
