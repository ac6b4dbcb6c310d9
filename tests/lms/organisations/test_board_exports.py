"""The board as a file: the same words, no formula, and whose rows went out is written down."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from lms.models import Learner, Look
from lms.services.assignments import assign
from tests.lms.programmes.conftest import a_programme


@pytest.fixture
def programme(p1):
    return a_programme("kita-start", p1)


@pytest.fixture
def assignment(membership, kita, programme):
    return assign(learner=membership.learner, programme=programme, organisation=kita, by=None)


@pytest.fixture
def fetch(bens, kita, programme, assignment):
    def get(kind, **wanted):
        address = reverse("lms:export_board", args=[kita.pk, programme.pk, kind])
        return bens.get(address, wanted)

    return get


def rows_of(kind, reply):
    if kind == "csv":
        text = reply.content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))
    sheet = load_workbook(io.BytesIO(reply.content)).active
    return [["" if cell is None else cell for cell in row] for row in sheet.values]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "pdf"])
def test_the_file_is_kept_by_no_cache_and_its_name_tells_nothing(fetch, kind, kita, programme):
    reply = fetch(kind)
    day = timezone.localdate().isoformat()
    told = f'attachment; filename="stand-{programme.pk}-{day}.{kind}"'
    assert reply["Content-Disposition"] == told
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in reply["Cache-Control"]


def named(assignment, name):
    Learner.objects.filter(pk=assignment.learner_id).update(name=name)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_and_words(fetch, kind, assignment):
    head, row = rows_of(kind, fetch(kind))
    assert head[-2:] == ["Schutzkonzept lesen", "Hinsehen lernen"]
    assert row[:2] == ["Ada Lovelace", "Kita Sonnenhof"]
    assert len(row) == len(head)
    assert "example.org" not in str(row)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", " =1", "＝1"])
def test_no_cell_is_a_formula(fetch, kind, assignment, name):
    named(assignment, name)
    reply = fetch(kind)
    cell = rows_of(kind, reply)[1][0]
    assert cell == f"'{name}"
    if kind == "xlsx":
        sheet = load_workbook(io.BytesIO(reply.content)).active
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} & {"f"} == set()


def test_control_characters_break_no_workbook(fetch, assignment):
    named(assignment, "A\x01da\x0b")
    assert rows_of("xlsx", fetch("xlsx"))[1][0] == "Ada"


def test_long_lists_do_not_go_into_a_pdf(fetch, monkeypatch):
    monkeypatch.setattr("lms.views.board_exports.ON_PAPER", 0)
    assert fetch("pdf").status_code == 302
    assert fetch("csv").status_code == 200


def test_filters_hold_for_files_too(fetch):
    assert len(rows_of("csv", fetch("csv", q="nobody"))) == 1
    assert not Look.objects.exists()


def test_it_is_written_down(fetch, assignment):
    fetch("xlsx")
    assert Look.objects.get().way == "export"


def test_ten_a_minute(fetch):
    statuses = [fetch("csv").status_code for _ in range(12)]
    assert statuses[:10] == [200] * 10
    assert 429 in statuses[10:]
    assert fetch("csv").headers.get("Retry-After", "60") == "60"


def test_other_kinds_do_not_exist(bens, kita, programme):
    address = reverse("lms:export_board", args=[kita.pk, programme.pk, "csv"])
    assert bens.get(address.replace("csv", "exe")).status_code == 404
