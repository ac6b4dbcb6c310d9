"""Where the PDF files lie: a storage of their own, never below MEDIA_URL."""

import secrets

from django.core.files.storage import InvalidStorageError, Storage, storages

from .conf import settings


def certificate_storage() -> Storage:
    """The storage named by CERTIFICATES_STORAGE, or the default one when there is none."""
    try:
        return storages[settings.STORAGE]
    except InvalidStorageError:
        if settings.STORAGE in storages.backends:
            raise
        return storages["default"]


def is_our_own() -> bool:
    """False if certificates lie among the other files of the host."""
    return settings.STORAGE in storages.backends and settings.STORAGE != "default"


def random_name(year: int) -> str:
    """A path nobody can guess (128 bit), so that even a public folder gives nothing away."""
    return f"{year}/{secrets.token_hex(16)}.pdf"


def upload_to(instance: object, filename: str) -> str:
    """For the model field; `filename` is not used, because it may hold a name."""
    return random_name(instance.issued_at.year)  # type: ignore[attr-defined]
