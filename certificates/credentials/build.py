"""From a frozen snapshot to an Open Badge 3.0, not signed yet. No clock, no database."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from ..snapshot import Snapshot
from .achievement import achievement, digest, facts_of, number
from .loader import CREDENTIALS, EXTENSIONS, OPEN_BADGES
from .recipient import identity
from .status import StatusPosition, entry
from .times import iso

SCHEMA = (
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
)


@dataclass(frozen=True)
class Issuer:
    """`achievements` is the address under which achievements lie, with a slash at the end."""

    did: str
    name: str
    url: str
    achievements: str


def credential(
    snapshot: Snapshot,
    *,
    issuer: Issuer,
    uuid: UUID,
    status: StatusPosition,
    at: dt.datetime,
    salt: str = "",
    valid_until: dt.datetime | None = None,
) -> dict[str, Any]:
    """Open Badges 3.0 over VC Data Model 2.0. `at` is the moment of issue."""
    facts = facts_of(snapshot)
    built = {
        "@context": [CREDENTIALS, OPEN_BADGES, EXTENSIONS],
        "id": uuid.urn,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": snapshot["course"]["title"],
        "issuer": {"id": issuer.did, "type": ["Profile"], "name": issuer.name, "url": issuer.url},
        "validFrom": iso(at),
        "awardedDate": iso(at),
        "credentialSubject": {
            "id": uuid5(uuid, "subject").urn,
            "type": ["AchievementSubject"],
            "identifier": [identity(snapshot["holder"], salt)],
            "licenseNumber": snapshot["number"],
            "activityStartDate": f"{snapshot['period']['started']}T00:00:00Z",
            "activityEndDate": f"{snapshot['period']['completed']}T00:00:00Z",
            "creditsEarned": number(snapshot["course"]["units"]),
            "achievement": achievement(facts, f"{issuer.achievements}{digest(facts)}/"),
        },
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
        "credentialStatus": entry(status),
    }
    return built | {"validUntil": iso(valid_until)} if valid_until else built
