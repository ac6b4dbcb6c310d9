"""Deed: stay calm under guessing, huge and broken lists."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from certificates.models import ListCheck
from certificates.services.list_checks import PORTION, go_on, take_in
from certificates.verify.lists.rows import MOST_ROWS, ListRefused

pytestmark = pytest.mark.django_db


def guess(client, number, code):
    return client.post("/pruefen/", {"number": number, "code": code})


def test_a_thousand_wrong_codes_meet_a_wall(client, certificate, settings):
    settings.CERTIFICATES_VERIFY_RATE = "30/9999h"  # no window ends while this runs
    answers = [guess(client, certificate.number, f"{i:026}").status_code for i in range(1000)]
    assert answers.count(200) == 30
    assert set(answers[30:]) == {429}
    assert guess(client, certificate.number, certificate.code).status_code == 429


def test_the_wall_stands_for_all_ways_together(client, certificate, settings):
    settings.CERTIFICATES_VERIFY_RATE = "3/9999h"
    for i in range(3):
        guess(client, certificate.number, f"{i:026}")
    ask = {"number": certificate.number, "code": certificate.code}
    assert client.get(f"/pruefen/{certificate.number}/{certificate.code}/").status_code == 429
    answer = client.post("/api/v1/verify", ask, content_type="application/json")
    assert answer.status_code == 429
    file = SimpleUploadedFile("x.jwt", certificate.token.encode())
    assert client.post("/pruefen/datei/", {"file": file}).status_code == 429


def test_a_wrong_code_takes_as_long_as_an_unknown_number(client, certificate, settings):
    settings.CERTIFICATES_VERIFY_RATE = "100000/5m"

    def seconds(number):
        started = time.process_time()
        for i in range(60):
            guess(client, number, f"{i:026}")
        return time.process_time() - started

    seconds(certificate.number)
    wrong, unknown = (
        min(seconds(number) for _ in range(3)) for number in (certificate.number, "KS-2026-000000")
    )
    assert 0.5 < wrong / unknown < 2


def big_list(certificate, rows):
    good = f"{certificate.number};{certificate.code};Ada Löwenherz"
    broken = ['"offen', ";;;;", "\x1b[31m;x", "nur eine Zelle", "=1+1;=2+2;=3", "", "\ufffd" * 300]
    lines = [broken[i % 7] if i % 3 == 0 and i % 21 else good for i in range(rows)]
    return "\n".join(["Nummer;Code;Name", *(x for x in lines if x != '"offen')]).encode()


def test_fifty_thousand_rows_with_broken_lines(certificate):
    """In portions of a thousand; without time left, each request answers one of them."""
    check = take_in(data=big_list(certificate, MOST_ROWS))
    assert max(check.portions.values_list("size", flat=True)) == PORTION
    presses = 1
    while not (progress := go_on(check=check, seconds=0)).is_complete:
        presses += 1
    assert presses == check.portions.count()
    found = [row for portion in check.portions.all() for row in portion.answers]
    assert len(found) == progress.total > 0.8 * MOST_ROWS
    assert sum(row["finding"] == "code" for row in found) > 0.6 * MOST_ROWS


def test_an_open_quote_swallows_no_memory_and_no_answer(certificate):
    line = f"{certificate.number};{certificate.code};Ada\n".encode()
    with pytest.raises(ListRefused):
        take_in(data=line + b'"' + line * 20_000)
    assert not ListCheck.objects.exists()


def test_too_many_rows_are_refused_with_the_limit():
    with pytest.raises(ListRefused, match=r"50\.000"):
        take_in(data=b"KS-2026-000000;x\n" * (MOST_ROWS + 1))


def test_going_on_after_a_kill_doubles_nothing(certificate):
    line = f"{certificate.number};{certificate.code};Ada\n".encode()
    check = take_in(data=line * 2500)
    go_on(check=check, seconds=0)
    go_on(check=check)
    go_on(check=check)
    assert sum(len(portion.answers) for portion in check.portions.all()) == 2500
