"""Deed: keep private keys where the operator wants them, and say so when one is missing."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates.exceptions import CannotIssue, KeyUnavailable
from certificates.keys import pem
from certificates.keys.environment import EnvironmentKeyStore
from certificates.keys.files import FileKeyStore
from certificates.keys.store import KeyMissing, key_store, store_name
from certificates.models import Certificate, IssuerKey
from certificates.pades import Outcome, check_pdf
from certificates.queries.certificates import stored_pdf
from certificates.queries.keys import trusted_certificates
from certificates.services import keys
from certificates.services.issue import issue
from tests.certificates.vault import Vault

KEY = Ed25519PrivateKey.generate()


@pytest.fixture
def folder(settings, tmp_path):
    settings.CERTIFICATES_KEY_DIR = tmp_path / "keys"
    return tmp_path / "keys"


@pytest.fixture
def new_process():
    """Nothing loaded yet, and nothing kept for the next test."""
    keys._loaded.cache_clear()
    yield
    keys._loaded.cache_clear()


def same(one, other):
    return one.private_bytes_raw() == other.private_bytes_raw()


def test_a_file_is_written_and_read(folder):
    FileKeyStore().save("token-x", KEY)
    assert same(FileKeyStore().load("token-x"), KEY)
    assert [path.name for path in folder.iterdir()] == ["token-x.pem"]


def test_a_password_encrypts_it(folder, settings):
    settings.CERTIFICATES_KEY_PASSWORD = "Regenschirm 17"
    FileKeyStore().save("token-x", KEY)
    assert b"ENCRYPTED" in (folder / "token-x.pem").read_bytes()
    assert same(FileKeyStore().load("token-x"), KEY)
    settings.CERTIFICATES_KEY_PASSWORD = "falsch"
    with pytest.raises(KeyMissing):
        FileKeyStore().load("token-x")


def test_what_is_missing_or_broken_is_named_without_its_content(folder):
    with pytest.raises(KeyMissing, match="token-x.pem"):
        FileKeyStore().load("token-x")
    folder.mkdir()
    (folder / "token-x.pem").write_text("geheim")
    with pytest.raises(KeyMissing) as caught:
        FileKeyStore().load("token-x")
    assert "geheim" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_named(settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings.CERTIFICATES_KEY_DIR = tmp_path / "file" / "keys"
    with pytest.raises(KeyMissing, match="token-x"):
        FileKeyStore().save("token-x", KEY)


def test_no_folder_is_named_too(settings):
    settings.CERTIFICATES_KEY_DIR = None
    with pytest.raises(KeyMissing, match="CERTIFICATES_KEY_DIR"):
        FileKeyStore().load("token-x")


def test_keys_may_come_from_the_environment(settings, monkeypatch):
    settings.CERTIFICATES_KEY_STORE = "certificates.keys.environment.EnvironmentKeyStore"
    text = pem.private_text(KEY).decode()
    for spelled in (text, text.replace("\n", "\\n")):
        monkeypatch.setenv("CERTIFICATES_KEY_CREDENTIAL", spelled)
        assert same(key_store().load("credential-z6Mk"), KEY)
        key_store().save("credential-z6Mk", KEY)
    with pytest.raises(KeyMissing, match="holds another key"):
        key_store().save("credential-z6Mk", Ed25519PrivateKey.generate())
    with pytest.raises(KeyMissing, match="CERTIFICATES_KEY_TOKEN: not set"):
        key_store().load("token-x")
    assert EnvironmentKeyStore().complaints() == []


@pytest.mark.django_db
def test_a_missing_file_stops_issuing_and_the_sweep_heals(completion, folder, new_process):
    """Also: a process that has loaded its keys goes on without the files."""
    with pytest.raises(KeyUnavailable) as caught:
        issue(completion=completion)
    assert isinstance(caught.value, CannotIssue)
    assert not Certificate.objects.exists()


@pytest.mark.django_db
def test_keys_that_are_loaded_outlive_their_files(completion, settings, tmp_path):
    keys.signing_keys()
    settings.CERTIFICATES_KEY_DIR = tmp_path / "nothing"
    assert issue(completion=completion).credential


@pytest.mark.django_db
def test_another_key_under_the_same_name_is_not_used(folder, new_process):
    row = IssuerKey.objects.active().get(purpose="credential")
    FileKeyStore().save(store_name(row.purpose, row.key_id), KEY)
    with pytest.raises(KeyUnavailable, match="another key"):
        keys.private_half(row)


@pytest.mark.django_db
def test_a_token_that_keeps_its_key_can_take_the_place_of_files(completion, settings, new_process):
    """What a PKCS#11 token does: `sign` and `public_key`, and no way to read the key."""
    for row in IssuerKey.objects.active():
        Vault().save(store_name(row.purpose, row.key_id), keys.private_half(row))
    settings.CERTIFICATES_KEY_STORE = "tests.certificates.vault.Vault"
    settings.CERTIFICATES_KEY_DIR = None
    pdf = stored_pdf(issue(completion=completion))
    assert check_pdf(pdf, trusted=trusted_certificates()).outcome == Outcome.SEALED
    sealed = keys.signing_keys().paper.private_key
    assert sealed.signatures
    with pytest.raises(PermissionError):
        sealed.private_numbers()
