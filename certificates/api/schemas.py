"""Shapes of the API: strict types, bounded lengths, nothing unknown."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from ..states import State
from ..verify import answers, words
from ..verify.answers import Answer, Finding, Told

LONGEST_TOKEN = 65_536
GOOD = "Genuine, not known to be changed, valid today, and of no other name than was sent."
Name = Annotated[str, Field(max_length=300, description="Compared, never sent back or stored.")]


class Strict(Schema):
    model_config = ConfigDict(extra="forbid", strict=True)


class ByCode(Strict):
    """As they stand on the paper."""

    number: Annotated[str, Field(max_length=40, examples=["KS-2026-7H2K9M"])]
    code: Annotated[str, Field(max_length=80)]
    name: Name = ""


class ByCredential(Strict):
    """An Open Badge: the JSON object, or the JWT as a string."""

    credential: dict[str, Any] | Annotated[str, Field(max_length=LONGEST_TOKEN)]
    name: Name = ""


class Course(Schema):
    title: str
    code: str
    version: str
    topics: list[str]
    format: str


class Facts(Schema):
    """What was certified; never about whom."""

    number: str
    kind: Literal["certificate", "attendance"]
    course: Course
    units: Decimal
    provider: str
    partners: list[str]
    started: dt.date
    completed: dt.date
    issued: dt.date
    valid_until: dt.date | None
    refresh_recommended_by: dt.date | None


class Checked(Schema):
    """Three questions, each answered on its own; `finding` says exactly what was found."""

    finding: Finding
    genuine: Told
    unchanged: Told
    state: State | None
    since: dt.date | None
    good: Annotated[bool, Field(description=GOOD)]
    title: str
    text: str
    name_matches: bool | None
    signed_at: dt.datetime | None
    facts: Facts | None


class Problem(Schema):
    """`where` names the field, never what was sent in it."""

    where: list[str | int]
    message: str


class Invalid(Schema):
    detail: list[Problem]


class Refused(Schema):
    detail: str


def checked(answer: Answer) -> dict[str, Any]:
    return {
        "finding": answer.finding,
        "genuine": answer.genuine,
        "unchanged": answer.unchanged,
        "state": answer.state,
        "since": answer.since,
        "good": answer.is_good,
        "title": words.title(answer),
        "text": words.meaning(answer),
        "name_matches": answer.name_matches,
        "signed_at": answer.signed_at,
        "facts": _facts(answer.facts) if answer.facts else None,
    }


def _facts(facts: answers.Facts) -> dict[str, Any]:
    until = {facts.refresh_kind: facts.refresh_on}
    return {
        "number": facts.number,
        "kind": facts.kind,
        "course": facts.course,
        "units": facts.units,
        "provider": facts.provider["name"],
        "partners": facts.partners,
        "started": facts.started,
        "completed": facts.completed,
        "issued": facts.issued,
        "valid_until": until.get("valid_until"),
        "refresh_recommended_by": until.get("recommended"),
    }
