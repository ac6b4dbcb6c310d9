"""What a check can answer: three questions – genuine? unchanged? what is it worth today?"""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils import timezone

from ..models import Certificate
from ..names import same_name
from ..states import State, state_of
from ..wording import recognised


class Told(StrEnum):
    """OPEN: this way of checking cannot tell."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class Finding(StrEnum):
    """What exactly was found; every page and the API have a sentence for each."""

    CODE = "code"  # number and code belong together
    SHARED = "shared"  # a link that the holder made
    FILE = "file"  # byte for byte what was issued
    SEAL = "seal"  # signature over the whole PDF, and the credential in it is ours
    BADGE = "badge"  # the proof of the credential is ours
    HIDDEN = "hidden"  # the holder switched the public check off
    ERASED = "erased"  # genuine, but what it said was erased with the person
    UNKNOWN = "unknown"
    NO_BADGE = "no_badge"  # our signature on a PDF that is no certificate of ours
    CONTRADICTS = "contradicts"  # our signature, but other facts than those stored
    ALTERED = "altered"
    APPENDED = "appended"
    UNSIGNED = "unsigned"
    FOREIGN_SIGNER = "foreign_signer"
    FOREIGN_ISSUER = "foreign_issuer"
    FOREIGN_CONTEXT = "foreign_context"
    FOREIGN_SUITE = "foreign_suite"
    KEY_UNKNOWN = "key_unknown"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    WRONG_TYPE = "wrong_type"
    TOO_BIG = "too_big"
    TOO_COMPLEX = "too_complex"


YES, NO, OPEN = Told.YES, Told.NO, Told.OPEN
# Finding → (genuine, unchanged). With a code alone nobody has looked at the paper itself.
MEANING = {
    Finding.CODE: (YES, OPEN),
    Finding.SHARED: (YES, OPEN),
    Finding.FILE: (YES, YES),
    Finding.SEAL: (YES, YES),
    Finding.BADGE: (YES, YES),
    Finding.HIDDEN: (OPEN, OPEN),
    Finding.ERASED: (YES, OPEN),
    Finding.UNKNOWN: (NO, OPEN),
    Finding.NO_BADGE: (NO, YES),
    Finding.CONTRADICTS: (OPEN, NO),
    Finding.ALTERED: (NO, NO),
    Finding.APPENDED: (NO, NO),
    Finding.UNSIGNED: (NO, OPEN),
    Finding.FOREIGN_SIGNER: (NO, OPEN),
    Finding.FOREIGN_ISSUER: (NO, OPEN),
    Finding.FOREIGN_CONTEXT: (NO, OPEN),
    Finding.FOREIGN_SUITE: (NO, OPEN),
    Finding.KEY_UNKNOWN: (NO, OPEN),
    Finding.ENCRYPTED: (OPEN, OPEN),
    Finding.UNREADABLE: (OPEN, OPEN),
    Finding.WRONG_TYPE: (OPEN, OPEN),
    Finding.TOO_BIG: (OPEN, OPEN),
    Finding.TOO_COMPLEX: (NO, OPEN),
}
SHOWN_OF_COURSE = ("title", "code", "version", "topics", "format")
SHOWN_OF_PROVIDER = ("name", "address", "website")


@dataclass(frozen=True)
class Facts:
    """The public part of a certificate: never the holder, the group, a reason."""

    number: str
    kind: str
    course: dict[str, Any]
    units: Decimal
    hours: Decimal
    provider: dict[str, Any]
    partners: list[str]
    started: dt.date
    completed: dt.date
    issued: dt.date
    refresh_kind: str
    refresh_on: dt.date | None
    recognitions: list[str]


@dataclass(frozen=True)
class Answer:
    """`state`, `since` (of revoking, replacing, suspending) and `facts` only where they are known.

    `name_matches` is None unless a name was typed.
    """

    finding: Finding
    number: str = ""
    state: State | None = None
    since: dt.date | None = None
    facts: Facts | None = None
    name_matches: bool | None = None
    signed_at: dt.datetime | None = None

    @property
    def genuine(self) -> Told:
        return MEANING[self.finding][0]

    @property
    def unchanged(self) -> Told:
        return MEANING[self.finding][1]

    @property
    def is_good(self) -> bool:
        """Genuine, not known to be changed, valid today, and of no other name than was typed.

        Of an erased one nobody can say any more what it attested, so nobody may rely on it.
        """
        sound = self.genuine == YES and self.unchanged != NO and self.state == State.VALID
        return sound and self.name_matches is not False and self.finding != Finding.ERASED


def answer_about(
    certificate: Certificate, finding: Finding, *, name: str = "", with_facts: bool = True
) -> Answer:
    """For a certificate that was found genuine; the holder's wish to stay private counts."""
    if not certificate.is_public and finding != Finding.SHARED:
        return Answer(Finding.HIDDEN)
    erased = certificate.erased_at is not None
    matches = same_name(name, certificate.holder) if name.strip() and not erased else None
    return Answer(
        finding=Finding.ERASED if erased else finding,
        number=certificate.number,
        state=state_of(certificate, timezone.localdate()),
        since=_since(certificate),
        facts=facts_of(certificate.snapshot) if with_facts and not erased else None,
        name_matches=matches,
    )


def refusal(finding: Finding) -> Answer:
    return Answer(finding)


def signed(answer: Answer, at: dt.datetime | None) -> Answer:
    """With the moment of the signature, as the signer claims it."""
    return replace(answer, signed_at=at)


def _since(certificate: Certificate) -> dt.date | None:
    at = certificate.revoked_at or certificate.replaced_at or certificate.suspended_at
    return timezone.localdate(at) if at else None


def facts_of(snapshot: dict[str, Any]) -> Facts:
    course, refresh = snapshot["course"], snapshot["refresh"]
    return Facts(
        number=snapshot["number"],
        kind=snapshot["kind"],
        course={key: course[key] for key in SHOWN_OF_COURSE},
        units=Decimal(course["units"]),
        hours=Decimal(course["minutes"]) / 60,
        provider={key: snapshot["provider"][key] for key in SHOWN_OF_PROVIDER},
        partners=snapshot.get("partners", []),
        started=dt.date.fromisoformat(snapshot["period"]["started"]),
        completed=dt.date.fromisoformat(snapshot["period"]["completed"]),
        issued=dt.date.fromisoformat(snapshot["issued_on"]),
        refresh_kind=refresh["kind"],
        refresh_on=dt.date.fromisoformat(refresh["on"]) if refresh["on"] else None,
        recognitions=list(map(recognised, snapshot["recognitions"])),
    )
