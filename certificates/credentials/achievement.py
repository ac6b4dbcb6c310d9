"""What was achieved, as Open Badges describe it; nothing about the person is in here."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from ..models.achievements import DIGEST_LENGTH
from ..snapshot import Snapshot

LANGUAGE = "de"
# A badge has to stay small enough for those who check it; the page of the achievement says all.
LONGEST = 8000
ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
KINDS = {"certificate": "CertificateOfCompletion", "attendance": "Course"}


class Facts(TypedDict):
    """The part of a snapshot that is the same for everybody who completed this version."""

    kind: str
    course: dict[str, Any]
    assessment: dict[str, Any] | None
    provider: dict[str, Any]
    partners: NotRequired[list[str]]


def facts_of(snapshot: Snapshot) -> Facts:
    course, provider = dict(snapshot["course"]), snapshot["provider"]
    assessment = snapshot["assessment"]
    facts = Facts(
        kind=snapshot["kind"],
        course=course,
        assessment=dict(assessment) if assessment else None,
        provider={key: provider[key] for key in ("name", "address", "website", "email")},
    )
    # Absent where there are none, so that the digests of former days stay.
    if partners := snapshot.get("partners"):
        facts["partners"] = list(partners)
    return facts


def digest(facts: Facts) -> str:
    """The name of these facts: 128 bit of their SHA-256."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def achievement(facts: Mapping[str, Any], url: str) -> dict[str, Any]:
    """`url` is its address and id; "#kriterien" and "#anbieter" are on the same page."""
    course = facts["course"]
    units = number(course["units"])
    return {
        "id": url,
        "type": ["Achievement"],
        "achievementType": KINDS[facts["kind"]],
        "name": course["title"],
        "description": description(facts),
        "criteria": {"id": f"{url}#kriterien", "narrative": criteria(facts)},
        "creator": provider(facts["provider"], f"{url}#anbieter"),
        "creditsAvailable": units,
        "inLanguage": LANGUAGE,
        "version": course["version"],
        **({"humanCode": course["code"]} if course["code"] else {}),
        **({"tag": list(course["topics"])} if course["topics"] else {}),
    }


def description(facts: Mapping[str, Any]) -> str:
    course = facts["course"]
    extent = f"{course['units'].replace('.', ',')} UE zu 45 Minuten ({course['minutes']} Minuten)"
    sentences = [f"Fortbildung im Kinderschutz: {extent}, {course['format']}."]
    if facts.get("partners"):
        both = (facts["provider"]["name"], "; ".join(facts["partners"]))
        sentences.append("Angeboten von {} in Zusammenarbeit mit {}.".format(*both))
    if course["objectives"]:
        sentences.append("Lernziele: " + _listed(course["objectives"]))
    if course["contents"]:
        sentences.append("Inhalte: " + _listed(course["contents"]))
    text = "\n\n".join(sentences)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _listed(entries: Sequence[str]) -> str:
    return "; ".join(entry.rstrip(". ") for entry in entries)


def criteria(facts: Mapping[str, Any]) -> str:
    done = "Alle Lektionen wurden bearbeitet."
    if facts["assessment"] is None:
        return done
    mark = facts["assessment"]["pass_mark"]
    return f"{done} Die Lernerfolgskontrolle wurde bestanden (mindestens {mark} Prozent)."


def provider(facts: Mapping[str, Any], url: str) -> dict[str, Any]:
    optional = {"url": web_address(facts["website"]), "email": facts["email"]}
    return {
        "id": url,
        "type": ["Profile"],
        "name": facts["name"],
        **{name: value for name, value in optional.items() if value},
    }


def web_address(typed: str) -> str:
    """With a scheme, or "" for what is no address: a relative one would mean nothing."""
    address = typed if "://" in typed else f"https://{typed}"
    return address if "." in typed and ADDRESS.fullmatch(address) else ""


def number(units: str) -> int | float:
    """Whole numbers stay whole: JavaScript writes 4.0 as 4, and both must sign the same."""
    value = float(units)
    return int(value) if value.is_integer() else value
