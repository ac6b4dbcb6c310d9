"""Deed: check a list – CSV, XLSX or a ZIP of PDFs."""

import csv
import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.identifiers import grouped
from certificates.models import ListCheck, ListPortion
from certificates.models.list_checks import KEPT
from certificates.queries.certificates import stored_pdf
from certificates.queries.list_checks import name_word
from certificates.services.revoke import revoke
from certificates.states import State
from certificates.verify import words

pytestmark = pytest.mark.django_db
URL = "/pruefen/liste/"


def send(client, data, name="liste.csv"):
    return client.post(URL, {"file": SimpleUploadedFile(name, data)})


def finish(client, started):
    """Press "go on" as somebody without JavaScript would."""
    for _press in range(100):
        if "<progress" not in client.get(started.url).text:
            return client.get(started.url).text
        assert client.post(started.url).url == started.url
    raise AssertionError("never done")


def results(client, started, form="csv"):
    data = client.get(f"{started.url}ergebnis.{form}").content
    if form == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))[1:]
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]


def workbook(lines):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(out)
    return out.getvalue()


def lines_about(certificate):
    return [
        ["Zertifikats-Nr.", "Bemerkung", "Prüfcode", "Name"],
        [certificate.number, "a;b", grouped(certificate.code), "Löwenherz, Ada"],
        [certificate.number, "", certificate.code, "Eva"],
        ["", "", "", ""],
        [certificate.number, "=1+1", "0" * 26, "Ada Löwenherz"],
        ["=HYPERLINK(1)", "", "x", ""],
    ]


def told(answer):
    return str(words.SHORT[answer])


def expected():
    valid, unknown = str(State.VALID.label), _("not checked")
    return [
        ("2", told("yes"), valid, name_word(True)),
        ("3", told("yes"), valid, name_word(False)),
        ("5", told("no"), unknown, "–"),
        ("6", told("no"), unknown, "–"),
    ]


@pytest.mark.parametrize("form", ["cp1252", "utf-8", "utf-16", "commas", "xlsx"])
def test_every_usual_form(client, certificate, form):
    lines, out = lines_about(certificate), io.StringIO()
    if form == "xlsx":
        data = workbook(lines)
    else:
        csv.writer(out, delimiter="," if form == "commas" else ";").writerows(lines)
        data = out.getvalue().encode("utf-8" if form == "commas" else form)
    started = send(client, data)
    assert "verdict" not in finish(client, started)
    for kind in ("csv", "xlsx"):
        found = [(line[0], line[2], line[4], line[5]) for line in results(client, started, kind)]
        assert found == expected()


def test_without_titles_the_order_is_number_code_name(client, certificate):
    started = send(client, f"{certificate.number};{certificate.code};Ada Löwenherz\n".encode())
    finish(client, started)
    assert results(client, started)[0][5] == name_word(True)


def test_another_name_stands_in_the_headline(client, certificate):
    line = f"{certificate.number};{certificate.code};"
    started = send(client, f"{line}Ada Löwenherz\n{line}Eva\n{line}Eva\n".encode())
    page = finish(client, started)
    other = _("%(title)s, but the name does not match") % {"title": words.STATES[State.VALID]}
    assert f"<strong>2</strong> {other}" in page
    assert [line[6] == other for line in results(client, started)] == [False, True, True]


def test_neither_names_nor_codes_stay_or_come_back(client, certificate):
    started = send(client, "\n".join(";".join(x) for x in lines_about(certificate)).encode())
    page = finish(client, started)
    assert not ListPortion.objects.exclude(incoming=None).exists()
    kept = str(list(ListPortion.objects.values_list("answers", flat=True)))
    for secret in ("Löwenherz", "Eva", certificate.code, grouped(certificate.code)):
        assert secret not in kept + page


def test_formulas_stay_text(client, certificate):
    started = send(client, b"number;code\n=1+1;x\n@SUM(1);y\n")
    finish(client, started)
    for form in ("csv", "xlsx"):
        assert [line[1] for line in results(client, started, form)] == ["'=1+1", "'@SUM(1)"]


def test_a_zip_of_pdfs(client, certificate):
    genuine, out = stored_pdf(certificate), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("Ada.pdf", genuine)
        package.writestr("ordner/geändert.pdf", genuine + b"\n% mehr")
        package.writestr("__MACOSX/x.pdf", b"")
        package.writestr("liesmich.txt", b"")
    started = send(client, out.getvalue())
    finish(client, started)
    found = {line[1]: (line[2], line[3]) for line in results(client, started)}
    assert found["Ada.pdf"] == (told("yes"), told("yes"))
    assert found["ordner/geändert.pdf"] != (told("yes"), told("yes"))
    assert len(found) == 2


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01", b"PK\x03\x04broken", b"number;code\n", b"number;name\nKS;Ada", b"\n\n;;\n"],
)
def test_what_cannot_be_read_is_said(client, data):
    page = send(client, data)
    assert page.status_code == 200
    assert "error-summary" in page.text
    assert not ListCheck.objects.exists()


def test_revoked_ones_are_counted(client, certificate):
    revoke(certificate=certificate, reason="Irrtum", by=None)
    started = send(client, f"{certificate.number};{certificate.code}\n".encode() * 3)
    page = finish(client, started)
    assert f"<strong>3</strong> {words.STATES[State.REVOKED]}" in page
    assert "Irrtum" not in page


def test_it_is_gone_after_an_hour_and_when_one_says_so(client, certificate):
    old, new = (send(client, b"KS-2026-000000;x\n") for _ in range(2))
    ListCheck.objects.filter(uuid=old.url.split("/")[-2]).update(
        created_at=timezone.now() - KEPT - KEPT / 60
    )
    assert client.get(old.url).status_code == 404
    call_command("certificates_forget_lists")
    assert ListCheck.objects.count() == 1
    client.post(f"{new.url}vergessen/")
    assert not ListCheck.objects.exists()


def test_lists_have_their_own_limit(client, settings):
    settings.CERTIFICATES_LIST_RATE = "1/9999h"
    send(client, b"KS-2026-000000;x\n")
    answer = send(client, b"KS-2026-000000;x\n")
    assert answer.status_code == 429
    assert answer["Retry-After"]


def test_a_thousand_rows_take_one_query(client, certificate, django_assert_max_num_queries):
    line = f"{certificate.number};{certificate.code};Ada\n".encode()
    started = send(client, line * 1000)
    with django_assert_max_num_queries(14):
        client.post(started.url)
    assert len(results(client, started)) == 1000


def test_an_unknown_result_is_not_found(client, db):
    url = reverse("certificates:verify_list_result", args=["12345678-1234-4234-8234-123456789abc"])
    for address in (url, f"{url}ergebnis.csv"):
        assert client.get(address).status_code == 404
    nobody = url.replace("12345678-1234-4234-8234-123456789abc", "-" * 36)
    assert client.get(f"{nobody}ergebnis.csv").status_code == 404
