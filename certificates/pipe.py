"""From frozen facts to everything that proves them: Open Badge, token, signed PDF.

No database, no clock, no network but the timestamp server where one is configured: the same
arguments prove the same.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from pyhanko.sign.timestamps import TimeStamper

from .credentials import build, proof, token
from .credentials.status import StatusPosition
from .credentials.texts import as_text
from .keys.signing import SigningKeys
from .pades import room_for, sign_pdf
from .pdf import Design, render_pdf
from .snapshot import Snapshot, validate
from .verify.payload import mini_payload


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
    timestamper: TimeStamper | None = None


def prove(
    snapshot: Snapshot, design: Design, *, seal: Seal, font_cache: Path | None = None
) -> Proof:
    """Raises what `render_pdf` raises, CredentialRefused and SigningFailed."""
    validate(snapshot)
    badge = build.credential(
        snapshot,
        issuer=seal.issuer,
        uuid=seal.uuid,
        status=seal.status,
        at=seal.at,
        valid_until=seal.valid_until,
    )
    text = as_text(proof.add_proof(badge, seal.keys.credential, created=seal.at))
    paper, timestamper = seal.keys.paper, seal.timestamper
    pdf = render_pdf(
        snapshot,
        design,
        font_cache=font_cache,
        # Behind the "#" browsers keep it to themselves; it proves the paper without a network.
        qr_text=f"{snapshot['verify']['link']}#{mini_payload(snapshot, seal.keys.credential)}",
        attachment=text.encode(),
        room=room_for(paper, timestamped=timestamper is not None),
    )
    return Proof(
        pdf=sign_pdf(pdf, paper, at=seal.at, timestamper=timestamper),
        credential=text,
        token=token.sign(badge, seal.keys.token),
    )
