"""Deed: move the site to another host; what was issued before stays genuine."""

import json
import subprocess
import sys

import pytest
from django.test import Client

from certificates.checks import settings_readable
from certificates.key_checks import former_hosts_answer
from certificates.services.erase import erase
from certificates.services.key_export import export_public
from certificates.services.revoke import revoke
from certificates.verify.answers import Finding
from certificates.verify.badges import check_badge
from tests.certificates.kit_cast import unpacked
from tests.certificates.outside.node import verdict

pytestmark = pytest.mark.django_db
OLD, NEW = "lernen.example.org", "kurse.example.net"


@pytest.fixture
def moved(certificate, settings):
    """Issued under the old name; the site has a new one since."""
    settings.CERTIFICATES_BASE_URL = f"https://{NEW}"
    settings.CERTIFICATES_FORMER_BASE_URLS = [f"https://{OLD}"]
    settings.ALLOWED_HOSTS = [OLD, NEW]
    return certificate


def fetched(path, host):
    answer = Client().get(path, headers={"Host": host})
    assert answer.status_code == 200, (path, host)
    return json.loads(answer.content)


@pytest.mark.parametrize("form", ["credential", "token"])
def test_our_own_check_knows_a_badge_it_has_no_copy_of(moved, settings, form):
    badge = getattr(moved, form).encode()
    erase(certificate=moved, by=None)
    assert check_badge(badge).finding == Finding.ERASED
    settings.CERTIFICATES_FORMER_BASE_URLS = []
    assert check_badge(badge).finding == Finding.FOREIGN_ISSUER


def test_a_forgery_does_not_become_genuine(moved):
    forged = moved.credential.replace('"creditsEarned":4', '"creditsEarned":40')
    assert check_badge(forged.encode()).finding == Finding.ALTERED
    elsewhere = moved.credential.replace(f"did:web:{OLD}", "did:web:evil.example")
    assert check_badge(elsewhere.encode()).finding == Finding.FOREIGN_ISSUER


@pytest.mark.parametrize("host", [OLD, NEW])
def test_each_host_answers_as_the_issuer_it_is(moved, host):
    document = fetched("/.well-known/did.json", host)
    assert document["id"] == f"did:web:{host}"
    assert all(one.startswith(f"did:web:{host}#") for one in document["assertionMethod"])
    (key,) = fetched("/.well-known/jwks.json", host)["keys"]
    assert key["kid"].startswith(f"did:web:{host}#")
    listed = fetched("/aussteller/status/1/revocation/", host)
    assert listed["issuer"] == f"did:web:{host}"
    assert listed["id"].startswith(f"https://{host}/")


@pytest.mark.parametrize("withdrawn", [False, True])
def test_other_verifiers_find_keys_and_status_where_the_badge_says(moved, withdrawn):
    if withdrawn:
        revoke(certificate=moved, reason="Irrtum", by=None)
    credential = json.loads(moved.credential)
    path = "/aussteller/status/1/revocation/"
    documents = {
        f"did:web:{OLD}": fetched("/.well-known/did.json", OLD),
        f"https://{OLD}{path}": fetched(path, OLD),
    }
    found = verdict(credential=credential, documents=documents)["credential"]
    assert found == {"verified": True, "bits": [withdrawn], "error": ""}


def test_the_offline_kit_knows_both_names(moved, tmp_path):
    folder = unpacked(tmp_path)
    (folder / "a.json").write_text(moved.credential, encoding="utf-8")
    (folder / "a.jwt").write_text(moved.token, encoding="utf-8")
    command = [sys.executable, "pruefen.py", "a.json", "a.jwt"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout.count("echt und gültig") == 2, done.stdout
    assert (folder / "status" / f"1-revocation-{OLD}.json").exists()
    assert (folder / "schluessel" / f"did-{OLD}.json").exists()


def test_the_archive_of_keys_holds_both_documents(moved, tmp_path):
    names = {path.name for path in export_public(tmp_path)}
    assert {"did.json", "jwks.json", f"did-{OLD}.json", f"jwks-{OLD}.json"} <= names


def test_check_complains_about_what_nobody_answers(settings):
    settings.ALLOWED_HOSTS = [NEW]
    settings.CERTIFICATES_FORMER_BASE_URLS = [f"https://{OLD}", OLD, f"https://{OLD}/kurse"]
    assert [one.id for one in former_hosts_answer(None)] == [
        "certificates.W007", "certificates.E012", "certificates.E012",
    ]  # fmt: skip
    settings.ALLOWED_HOSTS = [".example.org"]
    settings.CERTIFICATES_FORMER_BASE_URLS = [f"https://{OLD}"]
    assert former_hosts_answer(None) == []
    settings.CERTIFICATES_FORMER_BASE_URLS = OLD
    assert [one.id for one in settings_readable(None)] == ["certificates.E005"]
