"""Bad lists: each line says why; the others come in; nothing is lost or doubled."""

import datetime as dt
import zipfile
from io import BytesIO, StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from lms.models import MemberImport, Membership
from lms.services.member_imports import forget_old, take_over
from lms.services.member_reading import stage
from lms.services.organisations import join

from .conftest import HEAD, csv_of, read_in, xlsx_of


def refusals(kita, *rows):
    source = read_in(kita, csv_of(*rows))
    return list(source.rows.filter(outcome="refused").values_list("line", "refusal"))


@pytest.mark.parametrize(
    "row",
    [
        ";Niemand;;;;;",
        "kein-at-zeichen;X;;;;;",
        "a@example.org;X;Kita Fremd;;;;",
        "a@example.org;X;;Kaiserin;;;",
        "a@example.org;X;;;Zauberei;;",
        "a@example.org;X;;;;29.02.2025;",
        "a@example.org;X;;;;31.04.2025;",
        "a@example.org;X;;;;gestern;",
        "a@example.org;X;;;;01.01.0001;",
        "a@example.org;X;;;;01.02.2026;31.01.2026",
        "a@example.org;X;;;;;31.01.2020",
        f"a@example.org;{'x' * 200};;;;;",
        "a@example.org;Bell\x07;;;;;",
        f"{'a' * 160}@example.org;X;;;;;",
    ],
)
def test_a_bad_line_says_why_and_the_next_one_comes_in(kita, row):
    found = refusals(kita, row, "gut@example.org;Gut;;;;;")
    assert len(found) == 1
    assert found[0][0] == 2
    assert len(found[0][1]) > 20
    assert Membership.objects.get().learner.user.email == "gut@example.org"


def test_a_leap_day_is_a_day(kita):
    read_in(kita, csv_of("a@example.org;X;;;;29.02.2024;"))
    assert Membership.objects.get().entered_on == dt.date(2024, 2, 29)


def test_a_last_day_on_the_day_of_entry_is_fine(kita):
    assert refusals(kita, "a@example.org;X;;;;01.02.2030;01.02.2030") == []


def test_duplicate_addresses_count_once(kita):
    found = refusals(kita, "a@example.org;A;;;;;", "A@EXAMPLE.org;B;;;;;", "mailto:a@example.org")
    assert [line for line, _why in found] == [3, 4]
    assert Membership.objects.get().known_as == "A"


def test_an_organisation_of_somebody_else_is_unknown_here(kita, club, forest):
    for name in (club.name, forest.name, "Träger Regenbogen"):
        assert len(refusals(kita, f"a@example.org;X;{name};;;;")) == 1
    assert not Membership.objects.exists()


def test_two_organisations_of_one_name_are_not_guessed(provider, kita):
    provider.refresh_from_db()
    provider.add_child(name="Kita Sonnenhof", type="childcare")
    assert len(refusals(provider, "a@example.org;X;Kita Sonnenhof;;;;")) == 1


def test_a_list_never_ends_a_manager(kita, ben):
    assert len(refusals(kita, "ben@example.org;;;Leitung;;;01.01.2090")) == 1
    assert Membership.objects.get().left_on is None


def test_who_came_in_meanwhile_is_not_doubled(kita, ada):
    source = stage(organisation=kita, file=csv_of("ada@example.org;;;;;;"), name="a.csv")
    join(learner=ada.learner, organisation=kita)
    take_over(source=source)
    assert Membership.objects.get().confirmed_at is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02" * 100,
        b"PK\x03\x04 not a zip",
        b"Name;Rolle\r\nX;Mitglied",
        b"\xff\xfe",
        b'"E-Mail\r\n' + b"x" * 200_000,
    ],
)
def test_what_is_no_list_is_refused_as_a_whole(kita, content):
    with pytest.raises(ValidationError):
        stage(organisation=kita, file=BytesIO(content), name="a.csv")
    assert not MemberImport.objects.exists()


def test_a_zip_that_is_no_workbook_and_one_that_explodes(kita, monkeypatch):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a.txt", "x" * 5000)
    with pytest.raises(ValidationError):
        stage(organisation=kita, file=file, name="a.xlsx")
    monkeypatch.setattr("lms.member_files.tables.MAX_UNPACKED", 1000)
    with pytest.raises(ValidationError, match="5.?000|large|groß|entpackt"):
        stage(organisation=kita, file=xlsx_of(["a@example.org"]), name="a.xlsx")


def test_short_rows_empty_lines_and_nul_bytes(kita):
    read_in(kita, csv_of("", "a@example.org", ";;;", "b@example.org;B\x00en;;;;;;;;x;y"))
    assert sorted(Membership.objects.values_list("known_as", flat=True)) == ["", "Ben"]


def test_too_many_lines(kita, monkeypatch):
    monkeypatch.setattr("lms.member_files.drafts.MAX_ROWS", 3)
    with pytest.raises(ValidationError):
        stage(
            organisation=kita,
            file=csv_of(*(f"a{index}@example.org" for index in range(4))),
            name="a.csv",
        )


def test_long_lists_with_faults_in_between(kita):
    """A tenth of the size the field has; the bench reads 20,000."""
    rows = [
        "kaputt;;;;;;" if index % 10 == 0 else f"a{index}@example.org;A {index};;;;;"
        for index in range(5_000)
    ]
    source = read_in(kita, csv_of(*rows))
    assert source.rows.filter(outcome="refused").count() == 500
    assert Membership.objects.count() == 4_500


def test_the_command_reports_first_and_then_takes_over(kita, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(f"{HEAD}\na@example.org;A;;;;;\nkaputt;;;;;;\n", encoding="utf-8")
    out, err = StringIO(), StringIO()
    call_command("lms_import_members", path, organisation=kita.pk, stdout=out, stderr=err)
    assert "1 new, 1 refused" in out.getvalue()
    assert "Line 3: kaputt" in err.getvalue()
    assert not MemberImport.objects.exists()
    call_command(
        "lms_import_members", path, organisation=kita.pk, take_over=True, stdout=out, stderr=err
    )
    assert "1 lines taken over" in out.getvalue()
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(("name", "pk"), [("nirgends.csv", None), ("liste.csv", 0)])
def test_the_command_says_what_is_missing(kita, tmp_path, name, pk):
    (tmp_path / "liste.csv").write_text(HEAD)
    with pytest.raises(CommandError):
        call_command("lms_import_members", tmp_path / name, organisation=pk or 0)


def test_old_lists_are_forgotten_and_members_stay(kita):
    source = read_in(kita, csv_of("a@example.org;A;;;;;"))
    assert forget_old() == 0
    assert forget_old(now=source.created_at + dt.timedelta(days=31)) == 1
    assert Membership.objects.count() == 1
