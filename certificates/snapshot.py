"""The frozen facts of one certificate: the only source of paper, credential and verification.

Data-minimal on purpose: unknown keys are refused, so neither a score nor a birth date, an
e-mail address of the holder or a professional group can slip in.
"""

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, NotRequired, cast

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError
from typing_extensions import TypedDict

SCHEMA = 1
STRICT = ConfigDict(extra="forbid", strict=True)
# Overrides and isolates can show a name in another order than it is stored (Unicode TR 36).
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class SnapshotInvalid(ValueError):
    """The snapshot has a wrong shape; the message names fields, never their values."""


def _printable(value: str, allowed: str = "") -> str:
    for char in value:
        unusable = unicodedata.category(char) in {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"}
        if char not in allowed and (unusable or char in BIDI_CONTROLS):
            raise ValueError(f"contains the unprintable character U+{ord(char):04X}")
    return value


def _printable_lines(value: str) -> str:
    return _printable(value, allowed="\n")


def _filled(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty")
    return value


def _lettered(value: str) -> str:
    if not any(char.isalpha() for char in value):
        raise ValueError("holds no letter")
    return value


def _iso_date(value: str) -> str:
    # fromisoformat also takes 20261121 and 2026-W47-6; one spelling keeps dates comparable as text.
    if date.fromisoformat(value).isoformat() != value:
        raise ValueError("is not a date of the form YYYY-MM-DD")
    return value


Line = Annotated[str, Field(max_length=255), AfterValidator(_printable)]
Title = Annotated[Line, AfterValidator(_filled)]
Name = Annotated[str, Field(max_length=300), AfterValidator(_printable), AfterValidator(_lettered)]
Lines = Annotated[str, Field(max_length=500), AfterValidator(_printable_lines)]
IsoDate = Annotated[str, AfterValidator(_iso_date)]
Units = Annotated[str, Field(pattern=r"^[0-9]{1,4}(\.[0-9]{1,2})?$")]
Number = Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{3,38}[A-Z0-9]$")]
Link = Annotated[str, Field(pattern=r"^https?://[!-~]+$", max_length=200)]


class Course(TypedDict):
    __pydantic_config__ = STRICT  # type: ignore[misc]
    title: Title
    code: Line
    version: Title
    topics: Annotated[list[Title], Field(max_length=12)]
    level: Line
    format: Title
    units: Units
    minutes: Annotated[int, Field(ge=0, le=99_999)]
    contents: Annotated[list[Title], Field(max_length=200)]
    objectives: Annotated[list[Lines], Field(max_length=100)]


class Assessment(TypedDict):
    __pydantic_config__ = STRICT  # type: ignore[misc]
    passed: Literal[True]
    pass_mark: Annotated[int, Field(ge=0, le=100)]


class Period(TypedDict):
    __pydantic_config__ = STRICT  # type: ignore[misc]
    started: IsoDate
    completed: IsoDate


class Provider(TypedDict):
    __pydantic_config__ = STRICT  # type: ignore[misc]
    name: Title
    address: Lines
    website: Line
    email: Line
    zfu_number: Line


class Recognition(TypedDict):
    __pydantic_config__ = STRICT  # type: ignore[misc]
    scheme: Title
    number: Line
    category: Line
    points: Line


class Refresh(TypedDict):
    __pydantic_config__ = STRICT  # type: ignore[misc]
    kind: Literal["none", "recommended", "valid_until"]
    on: IsoDate | None


class Verify(TypedDict):
    """`url`: address to type, `code`: what to enter there, `link`: both in one, for the QR code."""

    __pydantic_config__ = STRICT  # type: ignore[misc]
    url: Link
    code: Title
    link: Link


class Snapshot(TypedDict):
    __pydantic_config__ = STRICT  # type: ignore[misc]
    schema: Literal[1]
    number: Number
    kind: Literal["certificate", "attendance"]
    holder: Name
    course: Course
    assessment: Assessment | None
    period: Period
    provider: Provider
    partners: NotRequired[Annotated[list[Title], Field(max_length=20)]]
    responsible: Line
    recognitions: Annotated[list[Recognition], Field(max_length=12)]
    issued_on: IsoDate
    refresh: Refresh
    verify: Verify
    note: Lines


_ADAPTER: TypeAdapter[Snapshot] = TypeAdapter(Snapshot)


def validate(snapshot: Any) -> Snapshot:
    """Return the snapshot unchanged, or raise SnapshotInvalid naming every wrong field."""
    try:
        valid = _ADAPTER.validate_python(snapshot)
    except ValidationError as error:
        raise SnapshotInvalid(_explain(error)) from None
    contradictions = list(_contradictions(valid))
    if contradictions:
        raise SnapshotInvalid("; ".join(contradictions))
    return cast(Snapshot, snapshot)


def _explain(error: ValidationError) -> str:
    found = error.errors(include_input=False, include_url=False, include_context=False)
    return "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in found)


def _contradictions(snapshot: Snapshot) -> list[str]:
    period, refresh = snapshot["period"], snapshot["refresh"]
    rules = {
        "assessment: a certificate has one, an attendance has none": (
            (snapshot["kind"] == "certificate") == (snapshot["assessment"] is not None)
        ),
        "period: completed before it started": period["started"] <= period["completed"],
        "issued_on: before completion": period["completed"] <= snapshot["issued_on"],
        "refresh: kind and date contradict": (refresh["kind"] == "none") == (refresh["on"] is None),
        "course.units: zero": Decimal(snapshot["course"]["units"]) > 0,
    }
    return [message for message, holds in rules.items() if not holds]
