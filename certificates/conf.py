"""The settings of the certificates app, all named `CERTIFICATES_…`: one typed, lazy door."""

import re
from pathlib import Path
from typing import NamedTuple

from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured

RATE = re.compile(r"(?P<limit>[1-9]\d{0,5})/(?P<count>[1-9]\d{0,3})(?P<unit>[smh])")
SECONDS = {"s": 1, "m": 60, "h": 3600}
PREFIX = re.compile(r"[A-Z]{1,8}")


class Rate(NamedTuple):
    """So many requests in so many seconds."""

    limit: int
    seconds: int


class CertificatesSettings:
    """Read a setting at the moment of use, so that tests and hosts may override it."""

    def _get(self, name: str, default: object) -> object:
        return getattr(django_settings, f"CERTIFICATES_{name}", default)

    @property
    def BASE_URL(self) -> str:
        """Scheme and host of printed links; the host's `WAGTAILADMIN_BASE_URL` unless set."""
        fallback = getattr(django_settings, "WAGTAILADMIN_BASE_URL", "")
        return str(self._get("BASE_URL", fallback) or "").rstrip("/")

    @property
    def FORMER_BASE_URLS(self) -> tuple[str, ...]:
        """Addresses of this site in former days, whose certificates stay ours: a list."""
        found = self._get("FORMER_BASE_URLS", ())
        if not isinstance(found, list | tuple):
            raise ImproperlyConfigured("CERTIFICATES_FORMER_BASE_URLS: a list of addresses")
        return tuple(str(address).rstrip("/") for address in found)

    @property
    def NUMBER_PREFIX(self) -> str:
        """Start of every number, one to eight capital letters; certificates issued keep theirs."""
        prefix = str(self._get("NUMBER_PREFIX", "KS"))
        if not PREFIX.fullmatch(prefix):
            raise ImproperlyConfigured("CERTIFICATES_NUMBER_PREFIX: one to eight capital letters")
        return prefix

    @property
    def VERIFY_RATE(self) -> Rate:
        """Checks allowed per client address, e.g. "30/5m" (units s, m, h)."""
        found = RATE.fullmatch(str(self._get("VERIFY_RATE", "30/5m")))
        if not found:
            raise ImproperlyConfigured('CERTIFICATES_VERIFY_RATE: write it like "30/5m"')
        return Rate(int(found["limit"]), int(found["count"]) * SECONDS[found["unit"]])

    @property
    def LIST_RATE(self) -> Rate:
        """Lists that may be sent in for checking per client address, e.g. "10/10m"."""
        found = RATE.fullmatch(str(self._get("LIST_RATE", "10/10m")))
        if not found:
            raise ImproperlyConfigured('CERTIFICATES_LIST_RATE: write it like "10/10m"')
        return Rate(int(found["limit"]), int(found["count"]) * SECONDS[found["unit"]])

    @property
    def TRUSTED_PROXIES(self) -> int:
        """Number of own proxies that append to X-Forwarded-For; 0 ignores that header."""
        return int(str(self._get("TRUSTED_PROXIES", 0)))

    @property
    def STORAGE(self) -> str:
        """Alias in `STORAGES` for the PDF files; "default" when the alias is missing."""
        return str(self._get("STORAGE", "certificates"))

    @property
    def ISSUE_ON_COMPLETION(self) -> bool:
        """False leaves issuing to `certificates_issue_missing`."""
        return bool(self._get("ISSUE_ON_COMPLETION", True))

    @property
    def KEY_DIR(self) -> Path | None:
        """Private folder of the signing keys; needed by the store of files."""
        path = self._get("KEY_DIR", None)
        return Path(str(path)) if path else None

    @property
    def KEY_STORE(self) -> str:
        """Dotted path of the class that keeps private keys."""
        return str(self._get("KEY_STORE", "certificates.keys.files.FileKeyStore"))

    @property
    def KEY_PASSWORD(self) -> str:
        """Encrypts private keys at rest; none leaves that to the file system."""
        return str(self._get("KEY_PASSWORD", "") or "")

    @property
    def TIMESTAMP_URL(self) -> str:
        """RFC 3161 server for timestamps on PDF signatures; none signs without."""
        return str(self._get("TIMESTAMP_URL", "") or "")

    @property
    def ISSUER_NAME(self) -> str:
        """Name of the issuer in credentials; the host's `WAGTAIL_SITE_NAME` unless set."""
        fallback = getattr(django_settings, "WAGTAIL_SITE_NAME", "")
        return str(self._get("ISSUER_NAME", fallback) or "") or self.BASE_URL


settings = CertificatesSettings()
