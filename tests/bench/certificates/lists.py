"""Lists by number, code and name: from the bytes that were sent to the last answer."""

import csv
import io
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice

from openpyxl import Workbook

from certificates.models import Certificate
from certificates.services.list_checks import go_on, take_in
from tests.bench.client import Unexpected

TITLES = ("Nummer", "Code", "Name")
Lines = Sequence[tuple[str, str, str]]


def measure(rows: int) -> Iterator[tuple[str, float]]:
    """Rows a second."""
    known = Certificate.objects.values_list("number", "code", "holder").order_by("pk")
    lines = list(islice(cycle(known), rows))
    for name, data in (("CSV", as_csv(lines)), ("XLSX", as_xlsx(lines))):
        began = time.perf_counter()
        check = take_in(data=data)
        while not go_on(check=check).is_complete:
            pass
        yield name, rows / (time.perf_counter() - began)
        answers = [row for portion in check.portions.all() for row in portion.answers]
        if len(answers) != rows or not all(row["finding"] == "code" for row in answers):
            raise Unexpected(f"{name}: another answer")


def as_csv(lines: Lines) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([TITLES, *lines])
    return out.getvalue().encode()


def as_xlsx(lines: Lines) -> bytes:
    book, out = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for line in (TITLES, *lines):
        sheet.append(line)
    book.save(out)
    return out.getvalue()
