"""A long list is read and taken over in portions: nothing is lost, and no request takes long."""

import random

import pytest
from django.urls import reverse

from lms.exceptions import ListNotRead
from lms.models import MemberImport, MemberRow, Membership, MemberUpload
from lms.services import member_imports, member_reading
from lms.services.member_imports import take_over
from lms.services.member_reading import read_on, stage
from lms.views import member_imports as views
from tests.lms.conftest import text_of

from .conftest import csv_of, xlsx_of

# Two of the faults stand where a portion ends; one person comes twice, and once wrongly first.
ROWS = [
    "a@example.org;A;;;;;",
    "kaputt;;;;;;",
    "b@example.org;B;;;;;01.01.2020",
    "b@example.org;B;;;;;",
    "",
    '"c@example.org";"C\r\nZeile";;;;;',
    "A@example.org;Noch einmal;;;;;",
    "d@example.org;D;Kita Fremd;;;;",
    "e@example.org;Jürgen;;;;29.02.2024;",
]


def rows_of(source: MemberImport) -> list[tuple[object, ...]]:
    return list(
        source.rows.values_list("line", "email", "name", "role", "entered_on", "outcome", "refusal")
    )


@pytest.fixture
def one_by_one(monkeypatch):
    monkeypatch.setattr(member_reading, "PORTION", 1)
    monkeypatch.setattr(member_imports, "PORTION", 1)
    monkeypatch.setattr(views, "SECONDS", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_wherever_it_stops_the_lines_are_the_same(kita, encoding, one_by_one):
    whole = stage(organisation=kita, file=csv_of(*ROWS, encoding=encoding), name="a.csv")
    source = stage(
        organisation=kita, file=csv_of(*ROWS, encoding=encoding), name="a.csv", seconds=0
    )
    assert source.rows.count() == 1
    calls = 1
    while not read_on(source=source, seconds=0):
        calls += 1
        assert source.rows.count() == calls
    assert rows_of(source) == rows_of(whole)
    assert [row[-2] for row in rows_of(source)] == [
        "new", "refused", "refused", "new", "new", "refused", "refused", "new",
    ]  # fmt: skip
    assert not MemberUpload.objects.exists()
    assert read_on(source=source)


def test_a_wrong_line_stands_in_nobodys_way(kita):
    source = stage(organisation=kita, file=csv_of(*ROWS), name="a.csv")
    assert source.rows.get(line=5).outcome == "new"


def test_a_workbook_is_opened_first_and_keeps_its_lines(kita, one_by_one):
    empty = [None] * 7
    cells = [["a@example.org", "A\tB\nC"], empty, ["kaputt"], ["b@example.org", "B, C; D"]]
    source = stage(organisation=kita, file=xlsx_of(*cells), name="a.xlsx", seconds=0)
    assert source.rows.count() == 0
    while not read_on(source=source, seconds=0):
        pass
    assert [row[0] for row in rows_of(source)] == [2, 4, 5]
    names = list(source.rows.values_list("name", flat=True))
    assert names == ["A B C", "", "B, C; D"]


def test_nothing_is_taken_over_before_all_is_read(bens, kita, one_by_one):
    source = stage(organisation=kita, file=csv_of(*ROWS), name="a.csv", seconds=0)
    with pytest.raises(ListNotRead):
        take_over(source=source)
    report = reverse("lms:member_import", args=[kita.pk, source.uuid])
    assert bens.post(report).url == reverse("lms:read_member_import", args=[kita.pk, source.uuid])
    assert not Membership.objects.filter(known_as="A").exists()


def test_the_pages_go_on_until_everybody_is_there(bens, kita, one_by_one):
    file = csv_of(*ROWS)
    file.name = "liste.csv"
    reply = bens.post(reverse("lms:member_imports", args=[kita.pk]), {"file": file}, follow=True)
    source = MemberImport.objects.get()
    reading = reverse("lms:read_member_import", args=[kita.pk, source.uuid])
    report = reverse("lms:member_import", args=[kita.pk, source.uuid])
    assert reply.request["PATH_INFO"] == reading  # by way of the report
    assert "data-goes-on" in text_of(reply)
    while (reply := bens.post(reading)).url == reading:
        assert bens.get(reading).context["reading"].total >= 10
    assert reply.url == report
    assert bens.get(reading).url == report
    while (reply := bens.post(report)).status_code == 200:
        assert "data-goes-on" in text_of(reply)
    assert reply.url == report
    joined = Membership.objects.filter(organisation=kita, confirmed_at=None)
    assert sorted(joined.values_list("known_as", flat=True)) == ["A", "B", "C Zeile", "Jürgen"]


def test_a_list_that_turns_out_to_be_none_is_thrown_away(bens, kita, monkeypatch, one_by_one):
    source = stage(organisation=kita, file=csv_of(*ROWS), name="a.csv", seconds=0)
    monkeypatch.setattr("lms.member_files.drafts.MAX_ROWS", 3)
    address = reverse("lms:read_member_import", args=[kita.pk, source.uuid])
    reply = bens.post(address, follow=True)
    for _again in range(5):
        reply = bens.post(address, follow=True)
        if reply.status_code == 404:
            break
    assert not MemberImport.objects.exists()
    assert not MemberRow.objects.exists()


def test_fifty_thousand_lines_with_faults_in_between_are_read_within_bounds(kita):
    """Of each kind of fault one in a hundred, in Windows-1252; the figures are exact."""
    rng = random.Random(5)
    faults = [
        "kaputt;X;;;;;",
        "m0@example.org;Doppelt;;;;;",
        ";;;;;;X",
        "x@example.org;X;;;;01.02.2026;31.01.2026",
        "y@example.org;Y;;;;29.02.2025;",
    ]
    lines = [f"m{number}@example.org;Jürgen Größe {number};;;;;" for number in range(50_000)]
    for number in rng.sample(range(1, 50_000), 2_500):
        lines[number] = faults[number % 5]
    expected = sum(line.startswith("m") and "Doppelt" not in line for line in lines)
    source = stage(organisation=kita, file=csv_of(*lines, encoding="cp1252"), name="a.csv")
    assert source.rows.filter(outcome="new").count() == expected == 47_500
    assert source.rows.filter(outcome="refused").count() == 2_500
    assert source.rows.get(line=2).name == "Jürgen Größe 0"
