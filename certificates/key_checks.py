"""Start-up complaints about the keys of the issuer. Those that read tables run with `migrate` and
`check --database default` only, as Django asks for."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings as django_settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.http.request import validate_host
from django.utils import timezone

from lms.checks import view_at

from .conf import settings
from .credentials.did import is_address, issuer_did
from .exceptions import KeyUnavailable
from .keys import fitness, pem
from .keys.files import FileKeyStore
from .keys.store import key_store

WELL_KNOWN = {"/.well-known/did.json": "did", "/.well-known/jwks.json": "jwks"}
SOON = dt.timedelta(days=60)
FORMER_HINT = 'Write scheme and host, e.g. ["https://alt.example.org"].'
CREATE = "Run: manage.py certificates_keys create"


@checks.register
def store_ready(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Without private keys nothing can be issued."""
    try:
        store = key_store()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="certificates.E006")]
    if isinstance(store, FileKeyStore) and settings.KEY_DIR is None:
        return [
            checks.Error(
                "There is no place for the keys that sign certificates.",
                hint="Set CERTIFICATES_KEY_DIR to a folder that only the service may read, "
                "outside MEDIA_ROOT, and back it up.",
                id="certificates.E007",
            )
        ]
    return [
        checks.Warning(complaint, hint="chmod go-rwx", id="certificates.W003")
        for complaint in store.complaints()
    ]


@checks.register
def issuer_addressable(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """The issuer is did:web:<host>; others look for its keys at a fixed address of that host."""
    host = urlsplit(settings.BASE_URL).hostname or ""
    if is_address(host) and issuer_did(settings.BASE_URL).startswith(f"did:web:{host}"):
        return [
            checks.Error(
                "The issuer of certificates cannot be an IP address.",
                hint="Let CERTIFICATES_BASE_URL begin with https:// and a host name.",
                id="certificates.E008",
            )
        ]
    hidden = [
        path for path, name in WELL_KNOWN.items() if view_at(path) != f"certificates_root:{name}"
    ]
    if not hidden:
        return []
    return [
        checks.Warning(
            f"Others cannot find the keys of the issuer: {', '.join(hidden)}",
            hint='Add path("", include("certificates.well_known")) to the root URLconf of the '
            "host, above Wagtail's own catch-all.",
            id="certificates.W004",
        )
    ]


@checks.register
def former_hosts_answer(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Verifiers ask the host that a badge names for the keys of its issuer."""
    try:
        former = settings.FORMER_BASE_URLS
    except ImproperlyConfigured:
        return []  # certificates.E005 tells
    found: list[checks.CheckMessage] = []
    for base in former:
        parts = urlsplit(base)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
            message = f"{base!r} in CERTIFICATES_FORMER_BASE_URLS is no address of a site."
            found.append(checks.Error(message, hint=FORMER_HINT, id="certificates.E012"))
        elif not validate_host(parts.hostname, django_settings.ALLOWED_HOSTS):
            message = f"Badges of {parts.hostname} cannot be checked: the site does not answer."
            hint = f"Add {parts.hostname!r} to ALLOWED_HOSTS and let it lead to this site."
            found.append(checks.Warning(message, hint=hint, id="certificates.W007"))
    return found


@checks.register
def timestamps_reachable(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Only the spelling: whether the server answers shows at the first signature."""
    if not settings.TIMESTAMP_URL or urlsplit(settings.TIMESTAMP_URL).scheme in {"http", "https"}:
        return []
    message = "CERTIFICATES_TIMESTAMP_URL is no web address; no certificate could be signed."
    return [checks.Error(message, hint="e.g. https://tsa.example.org", id="certificates.E011")]


@checks.register(checks.Tags.database)
def keys_usable(
    app_configs: Any, databases: Any = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Each purpose has a key that is there, fit, and valid for some time."""
    from .queries.keys import SIGNING, active_keys

    if not databases:
        return []
    try:
        rows = active_keys()
    except DatabaseError:  # not migrated yet
        return []
    missing = [purpose.value for purpose in SIGNING if purpose not in rows]
    found = [problem for row in rows.values() for problem in _problems(row)]
    if missing:
        message = f"No certificate can be issued, there is no active key for: {', '.join(missing)}."
        found.append(checks.Warning(message, hint=CREATE, id="certificates.W005"))
    return found


def _problems(row: Any) -> Iterator[checks.CheckMessage]:
    from .services.keys import private_half

    if reason := fitness.fault(row.purpose, pem.public_key(row.public_key)):
        yield checks.Error(f"{row.purpose}: {reason}.", hint=CREATE, id="certificates.E009")
    try:
        private_half(row)
    except KeyUnavailable as error:
        yield checks.Error(
            f"The key for {row.purpose} cannot be read: {error}.",
            hint="Restore it from your backup, or run: manage.py certificates_keys rotate "
            + row.purpose,
            id="certificates.E010",
        )
    chain = pem.chain(row.certificate_chain)
    end = min((one.not_valid_after_utc for one in chain), default=None)
    if end and end < timezone.now():
        yield checks.Error(
            f"The certificate for {row.purpose} ended on {end.date().isoformat()}.",
            hint=f"Run: manage.py certificates_keys rotate {row.purpose}",
            id="certificates.E013",
        )
    elif end and end - timezone.now() < SOON:
        yield checks.Warning(
            f"The certificate for {row.purpose} ends on {end.date().isoformat()}.",
            hint=f"Run: manage.py certificates_keys rotate {row.purpose}",
            id="certificates.W006",
        )
