"""Start-up complaints of the certificates app, each with a hint."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings as django_settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage, Storage, storages

from courses.documents.fonts import FACES, FontMissing, source_directory
from lms.checks import address_fault

from .conf import settings
from .storage import certificate_storage

LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}
STORAGE_HINT = (
    "Give STORAGES a 'certificates' entry (or CERTIFICATES_STORAGE another alias) whose files no "
    "web server hands out: a location outside MEDIA_ROOT, or a private bucket."
)


@checks.register
def storage_private(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Certificates name people; a public folder would hand them out."""
    try:
        storage = certificate_storage()
    except ImproperlyConfigured as error:
        message = f"The storage of certificates cannot be used: {error}"
        return [checks.Error(message, hint=STORAGE_HINT, id="certificates.E001")]
    if not is_public(storage):
        return []
    if settings.STORAGE in storages.backends:
        message = "The files of certificates lie below MEDIA_ROOT, which is public."
        return [checks.Error(message, hint=STORAGE_HINT, id="certificates.E001")]
    message = f"There is no storage '{settings.STORAGE}'; certificates go to the public media."
    return [checks.Warning(message, hint=STORAGE_HINT, id="certificates.W001")]


def is_public(storage: Storage) -> bool:
    """True for a local folder inside MEDIA_ROOT; other storages must be judged by the operator."""
    if not isinstance(storage, FileSystemStorage) or not django_settings.MEDIA_ROOT:
        return False
    media = Path(django_settings.MEDIA_ROOT).resolve()
    return Path(storage.location).resolve().is_relative_to(media)


@checks.register
def fonts_installed(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    try:
        directory = source_directory()
        missing = [face.source for face in FACES if not (directory / face.source).is_file()]
    except FontMissing as error:
        missing = [str(error)]
    if not missing:
        return []
    return [
        checks.Error(
            "The fonts of certificates are missing: " + ", ".join(sorted(set(missing))),
            hint="Install the package fontpkg-noto-sans.",
            id="certificates.E002",
        )
    ]


@checks.register
def links_work(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """What is printed cannot be corrected later."""
    problems: list[checks.CheckMessage] = []
    if fault := address_fault("certificates:verify"):
        problems.append(
            checks.Error(
                f"The addresses of certificates are {fault}.",
                hint='Add path("", include("certificates.urls")) to your URLconf, above '
                "Wagtail's own catch-all.",
                id="certificates.E003",
            )
        )
    parts = urlsplit(settings.BASE_URL)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        problems.append(
            checks.Error(
                "Printed links have no address to lead to.",
                hint="Set CERTIFICATES_BASE_URL or WAGTAILADMIN_BASE_URL, "
                'e.g. "https://lernen.example.org".',
                id="certificates.E004",
            )
        )
    elif parts.scheme == "http" and not django_settings.DEBUG and parts.hostname not in LOCAL_HOSTS:
        problems.append(
            checks.Warning(
                "Certificates print links without encryption.",
                hint="Let CERTIFICATES_BASE_URL begin with https://.",
                id="certificates.W002",
            )
        )
    return problems


@checks.register
def settings_readable(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    try:
        _ = (settings.NUMBER_PREFIX, settings.VERIFY_RATE, settings.LIST_RATE)
        _ = (settings.TRUSTED_PROXIES, settings.FORMER_BASE_URLS)
    except (ImproperlyConfigured, ValueError) as error:
        return [checks.Error(f"A setting cannot be read: {error}", id="certificates.E005")]
    return []
