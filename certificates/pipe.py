"""From frozen facts to everything that proves them: Open Badge, token, signed PDF.

No database, no clock, no network but the timestamp server where one is configured: the same
arguments prove the same.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from .credentials import build, proof, token
from .credentials.status import StatusPosition
from .credentials.texts import as_text
from .keys.signing import SigningKeys
from .pdf import Design, render_pdf
from .snapshot import Snapshot, validate


@dataclass(frozen=True)
class Proof:
    """What is stored and never made again: bytes and texts."""

    pdf: bytes
    credential: str
    token: str


@dataclass(frozen=True)
class Seal:
    """Who proves, with what, when, and where it can be withdrawn."""

    keys: SigningKeys
    issuer: build.Issuer
    uuid: UUID
    status: StatusPosition
    at: dt.datetime
    valid_until: dt.datetime | None = None


def prove(
    snapshot: Snapshot, design: Design, *, seal: Seal, font_cache: Path | None = None
) -> Proof:
    """Raises what `render_pdf` raises, and CredentialRefused."""
    validate(snapshot)
    badge = build.credential(
        snapshot,
        issuer=seal.issuer,
        uuid=seal.uuid,
        status=seal.status,
        at=seal.at,
        valid_until=seal.valid_until,
    )
    signed = proof.add_proof(badge, seal.keys.credential, created=seal.at)
    return Proof(
        pdf=render_pdf(snapshot, design, font_cache=font_cache),
        credential=as_text(signed),
        token=token.sign(badge, seal.keys.token),
    )
