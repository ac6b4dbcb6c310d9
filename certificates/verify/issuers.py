"""Who issued a credential, by its own account; `addresses.issuer_dids` says who "we" are."""

from collections.abc import Mapping
from typing import Any


def issuer_of(document: Mapping[str, Any]) -> str:
    """The issuer a credential names, "" if it names none in a way that we use."""
    issuer = document.get("issuer")
    named = issuer.get("id") if isinstance(issuer, dict) else issuer
    return named if isinstance(named, str) else ""
