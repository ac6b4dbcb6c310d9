"""Deed: look after the keys at the command line."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from certificates.models import IssuerKey
from certificates.services.keys import retire

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def run(*words):
    out = StringIO()
    call_command("certificates_keys", *words, stdout=out, stderr=out, no_color=True)
    return out.getvalue()


def active(purpose):
    return IssuerKey.objects.active().get(purpose=purpose)


def test_create_makes_what_is_missing():
    retire(key=active("token"))
    said = run("create")
    assert said.startswith("token")
    assert active("token").key_id in said
    assert run("create").count("\n") == 1


def test_create_needs_no_authority_beside_a_bought_certificate():
    """A paper key is there; that the own authority was retired must not bring a new one."""
    retire(key=active("authority"))
    run("create")
    assert not IssuerKey.objects.active().filter(purpose="authority").exists()


def test_list_shows_all_and_their_state():
    run("rotate", "credential")
    lines = run("list").splitlines()
    assert len(lines) == IssuerKey.objects.count()
    assert len([line for line in lines if line.startswith("credential")]) == 2


def test_retire_warns_that_nothing_can_be_issued():
    key = active("credential")
    said = run("retire", key.key_id[:30])
    assert "credential" in said.splitlines()[-1]
    assert not IssuerKey.objects.active().filter(purpose="credential").exists()


def test_export_writes_public_halves_only(tmp_path):
    retired = active("credential").key_id
    run("rotate", "credential")
    said = run("export", str(tmp_path / "public"))
    files = {path.name: path for path in (tmp_path / "public").iterdir()}
    assert {str(path) for path in files.values()} == set(said.split())
    assert {"did.json", "jwks.json"} < set(files)
    assert not any("PRIVATE" in path.read_text() for path in files.values())
    document = json.loads(files["did.json"].read_text())
    assert any(name.endswith(retired) for name in document["assertionMethod"])


def test_without_an_authority_no_paper_key_can_be_certified():
    retire(key=active("authority"))
    with pytest.raises(CommandError, match="authority"):
        run("rotate", "paper")


@pytest.mark.parametrize("words", [["melt"], ["rotate", "everything"], []])
def test_a_mistyped_deed_is_named(words):
    with pytest.raises(CommandError):
        run(*words)
