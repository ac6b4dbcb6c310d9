"""Deed: complain at start-up about keys that are missing, unfit, ending or open to others."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.urls import include, path
from django.utils import timezone

from certificates import key_checks
from certificates.authority import make_authority
from certificates.keys import pem
from certificates.keys.files import FileKeyStore
from certificates.models import IssuerKey
from certificates.services.keys import introduce, retire
from certificates.urls import urlpatterns as ours

urlpatterns = [path("nachweise/", include((ours, "certificates")))]  # without the root


def ids(found):
    return [message.id for message in found]


def check_tables():
    return ids(key_checks.keys_usable(None, databases=["default"]))


def test_the_shipped_settings_are_fine():
    assert key_checks.store_ready(None) == []
    assert key_checks.issuer_addressable(None) == []


@pytest.mark.django_db
def test_fresh_keys_are_fine():
    assert check_tables() == []
    call_command("check", "--database", "default", "--fail-level", "WARNING")


def test_no_place_for_keys(settings):
    settings.CERTIFICATES_KEY_DIR = None
    assert ids(key_checks.store_ready(None)) == ["certificates.E007"]


@pytest.mark.parametrize("store", ["nowhere.Store", "certificates.keys.files.Nothing"])
def test_a_store_that_cannot_be_imported(settings, store):
    settings.CERTIFICATES_KEY_STORE = store
    assert ids(key_checks.store_ready(None)) == ["certificates.E006"]


def test_a_folder_that_others_may_read(settings, tmp_path):
    settings.CERTIFICATES_KEY_DIR = tmp_path / "keys"
    (tmp_path / "keys").mkdir(mode=0o700)
    (tmp_path / "keys" / "token-x.pem").touch(mode=0o644)
    (found,) = key_checks.store_ready(None)
    assert (found.id, "token-x.pem" in found.msg) == ("certificates.W003", True)
    (tmp_path / "keys").chmod(0o755)
    assert len(key_checks.store_ready(None)) == 2


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://192.0.2.7", ["certificates.E008"]),
        ("https://[2001:db8::1]:8443", ["certificates.E008"]),
        ("http://127.0.0.1:8000", []),
        ("https://lernen.example.org", []),
    ],
)
def test_an_issuer_has_a_name(settings, address, expected):
    settings.CERTIFICATES_BASE_URL = address
    assert ids(key_checks.issuer_addressable(None)) == expected


def test_the_keys_must_be_found_at_the_root(settings):
    settings.ROOT_URLCONF = __name__
    (found,) = key_checks.issuer_addressable(None)
    assert found.id == "certificates.W004"
    assert "/.well-known/did.json" in found.msg


@pytest.mark.parametrize(("url", "found"), [("", 0), ("https://tsa.example.org", 0), ("tsa", 1)])
def test_a_timestamp_server_has_a_web_address(settings, url, found):
    settings.CERTIFICATES_TIMESTAMP_URL = url
    assert ids(key_checks.timestamps_reachable(None)) == ["certificates.E011"] * found


@pytest.mark.django_db
def test_a_purpose_without_a_key():
    retire(key=IssuerKey.objects.active().get(purpose="token"))
    (found,) = key_checks.keys_usable(None, databases=["default"])
    assert found.id == "certificates.W005"
    assert "token" in found.msg
    assert key_checks.keys_usable(None) == []


@pytest.mark.django_db
def test_a_key_whose_file_is_gone(settings, tmp_path):
    settings.CERTIFICATES_KEY_DIR = tmp_path / "empty"
    assert check_tables() == ["certificates.E010"] * 4


@pytest.mark.django_db
def test_an_unfit_key_is_noticed_even_if_somebody_put_it_there(settings, tmp_path):
    """E.g. Ed25519 for paper, which neither Poppler nor OpenSSL 3.0 can check."""
    ed25519 = IssuerKey.objects.active().get(purpose="credential").public_key
    IssuerKey.objects.filter(purpose="paper").update(public_key=ed25519)
    assert "certificates.E009" in check_tables()


@pytest.mark.django_db
def test_a_certificate_that_ends_soon():
    past = timezone.now() - dt.timedelta(days=20 * 365.25 - 30)
    key, root = make_authority(name="Alt", now=past)
    introduce(purpose="authority", private_key=key, chain=[root])
    assert check_tables() == ["certificates.W006"]


def test_files_of_keys_are_not_left_open(settings, tmp_path):
    settings.CERTIFICATES_KEY_DIR = tmp_path / "keys"
    key, _root = make_authority(name="Neu", now=timezone.now())
    FileKeyStore().save("authority-x", key)
    assert key_checks.store_ready(None) == []
    assert pem.private_key((tmp_path / "keys" / "authority-x.pem").read_bytes())
