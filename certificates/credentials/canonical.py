"""What is signed: the data set a credential means, in canonical N-Quads (RDFC-1.0, JSON-LD 1.1).

PyLD keeps caches that are not thread-safe, so only one thread at a time may use it; what comes
from outside was screened before, which bounds the time it can take.
"""

from threading import Lock
from typing import Any

from pyld import jsonld

from . import loader
from .exceptions import CredentialRefused, Refusal

# Without a base, PyLD would resolve relative addresses against an example address.
OPTIONS = {"base": None, "documentLoader": loader.load, "processingMode": "json-ld-1.1"}
DATASET = {"algorithm": "URDNA2015", "format": "application/n-quads"}
_lock = Lock()


def canonical(document: dict[str, Any]) -> str:
    """Raises CredentialRefused, also for terms that no context knows: they would not be signed."""
    with _lock:
        try:
            expanded = jsonld.expand(document, OPTIONS, on_property_dropped=_dropped)
            _require_absolute(expanded)
            return str(jsonld.normalize(expanded, OPTIONS | DATASET))
        except CredentialRefused:
            raise
        except jsonld.JsonLdError as error:
            raise CredentialRefused(_reason(error)) from error


def _require_absolute(expanded: Any) -> None:
    """Relative addresses and unknown types would silently be left out of what is signed."""
    for node in expanded if isinstance(expanded, list) else [expanded]:
        if not isinstance(node, dict):
            continue
        names = [*node.get("@type", [])] if isinstance(node.get("@type"), list) else []
        names += [node["@id"]] if "@id" in node else []
        if not all(":" in name for name in names):
            raise CredentialRefused(Refusal.ALTERED)
        for value in node.values():
            _require_absolute(value)


def _dropped(name: str | None) -> None:
    raise CredentialRefused(Refusal.ALTERED)


def _reason(error: BaseException) -> Refusal:
    """PyLD wraps what the loader raised."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, CredentialRefused):
            return seen.reason
        seen = seen.__cause__ or seen.__context__
    return Refusal.UNREADABLE
