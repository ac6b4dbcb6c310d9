"""Deed: complain at start-up."""

import pytest
from django.core.files.storage import storages
from django.test import override_settings

from certificates import checks

LOCAL = "django.core.files.storage.FileSystemStorage"


def ids(found):
    return [message.id for message in found]


def with_storage(settings, **aliases):
    settings.STORAGES = {
        "default": {"BACKEND": LOCAL, "OPTIONS": {"location": settings.MEDIA_ROOT}},
        **aliases,
    }
    assert set(storages.backends) == {"default", *aliases}


def test_the_shipped_settings_are_fine():
    for check in (
        checks.storage_private,
        checks.fonts_installed,
        checks.links_work,
        checks.settings_readable,
    ):
        assert check(None) == []


def test_a_public_folder_is_an_error(settings):
    location = {"location": f"{settings.MEDIA_ROOT}/certificates"}
    with_storage(settings, certificates={"BACKEND": LOCAL, "OPTIONS": location})
    assert ids(checks.storage_private(None)) == ["certificates.E001"]


def test_falling_back_to_public_media_is_a_warning(settings):
    with_storage(settings)
    assert ids(checks.storage_private(None)) == ["certificates.W001"]


def test_an_unusable_storage_is_an_error(settings):
    with_storage(settings, certificates={"BACKEND": "nowhere.Storage"})
    assert ids(checks.storage_private(None)) == ["certificates.E001"]


def test_missing_fonts_are_an_error(monkeypatch, tmp_path):
    monkeypatch.setattr(checks, "source_directory", lambda: tmp_path)
    assert ids(checks.fonts_installed(None)) == ["certificates.E002"]


@override_settings(ROOT_URLCONF="certificates.tests_without_urls")
def test_missing_addresses_are_an_error(monkeypatch):
    import sys
    import types

    empty = types.ModuleType("certificates.tests_without_urls")
    empty.urlpatterns = []
    monkeypatch.setitem(sys.modules, empty.__name__, empty)
    assert ids(checks.links_work(None)) == ["certificates.E003"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", ["certificates.E004"]),
        ("lernen.example.org", ["certificates.E004"]),
        ("http://lernen.example.org", ["certificates.W002"]),
        ("http://127.0.0.1:8000", []),
        ("https://lernen.example.org", []),
    ],
)
def test_printed_links_lead_somewhere(settings, url, expected):
    settings.CERTIFICATES_BASE_URL = url
    assert ids(checks.links_work(None)) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [("NUMBER_PREFIX", "ks-1"), ("VERIFY_RATE", "many"), ("TRUSTED_PROXIES", "one")],
)
def test_settings_that_cannot_be_read(settings, name, value):
    setattr(settings, f"CERTIFICATES_{name}", value)
    assert ids(checks.settings_readable(None)) == ["certificates.E005"]
