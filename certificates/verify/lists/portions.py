"""Answer a portion of a list: many codes with one query, or some PDFs."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from ...identifiers import parse_code, parse_number
from ...models import Certificate
from ..answers import Answer, Finding, answer_about, refusal
from ..codes import NO_CODE, same_code
from ..uploads import check_upload
from .rows import Row

# What answering by code needs; the long columns stay where they are.
NEEDED = (
    "number", "code", "holder", "is_public", "expires_on",
    "suspended_at", "replaced_at", "revoked_at", "erased_at",
)  # fmt: skip


@dataclass(frozen=True)
class RowAnswer:
    """What is kept of a row: neither code nor name. `shown` is the number, or the file's name."""

    line: int
    shown: str
    finding: str
    state: str
    name_matches: bool | None


def check_rows(rows: Sequence[Row]) -> list[RowAnswer]:
    """In order; one query, however many rows."""
    numbers = [parse_number(row.number) for row in rows]
    found = Certificate.objects.filter(number__in=set(numbers) - {""}).only(*NEEDED)
    by_number = {certificate.number: certificate for certificate in found}
    return [
        _told(row.line, row.number, _check_row(row, by_number.get(number)))
        for row, number in zip(rows, numbers, strict=True)
    ]


def check_file(line: int, shown: str, data: bytes) -> RowAnswer:
    return _told(line, shown, check_upload(data))


def pack_rows(rows: Iterable[Row]) -> bytes:
    return zlib.compress(json.dumps([list(asdict(row).values()) for row in rows]).encode(), 1)


def unpack_rows(data: bytes) -> list[Row]:
    return [Row(*values) for values in json.loads(zlib.decompress(data))]


def pack_file(shown: str, data: bytes) -> bytes:
    """The name as JSON, which has no line break, and the file as it is."""
    return json.dumps(shown).encode() + b"\n" + data


def unpack_file(data: bytes) -> tuple[str, bytes]:
    shown, _break, content = data.partition(b"\n")
    return json.loads(shown), content


def is_file(data: bytes) -> bool:
    return data.startswith(b'"')


def _check_row(row: Row, certificate: Certificate | None) -> Answer:
    stored = certificate.code if certificate else NO_CODE
    genuine = same_code(stored, parse_code(row.code))
    if certificate is None or not genuine:
        return refusal(Finding.UNKNOWN)
    return answer_about(certificate, Finding.CODE, name=row.name, with_facts=False)


def _told(line: int, shown: str, answer: Answer) -> RowAnswer:
    return RowAnswer(line, shown, answer.finding.value, answer.state or "", answer.name_matches)
