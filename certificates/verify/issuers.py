"""Who counts as "we" in a credential."""

from collections.abc import Mapping
from typing import Any

from ..conf import settings
from ..credentials.did import issuer_did


def own_dids() -> set[str]:
    return {issuer_did(settings.BASE_URL)}


def issuer_of(document: Mapping[str, Any]) -> str:
    """The issuer a credential names, "" if it names none in a way that we use."""
    issuer = document.get("issuer")
    named = issuer.get("id") if isinstance(issuer, dict) else issuer
    return named if isinstance(named, str) else ""
