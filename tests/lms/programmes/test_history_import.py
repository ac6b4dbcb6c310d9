"""What was fulfilled before: read from a list, line by line, as often as one likes."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from courses.models import CoursePage
from lms.models import Assignment, Organisation, Period, StepCourse, StepFulfilment
from lms.queries.duties import board

HEAD = "E-Mail;Programm;Tag\r\n"


def run(place: Organisation, path: Path, *words: str) -> str:
    out = StringIO()
    call_command(
        "lms_import_fulfilments", str(path), "--organisation", str(place.pk), *words,
        stdout=out, stderr=out,
    )  # fmt: skip
    return out.getvalue()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """As Excel writes it: Windows-1252, semicolons, faults in between."""
    lines = [
        "Ada@Example.org;kita-start;29.02.2024",
        "fremd@example.org;kita-start;29.02.2024",
        "ada@example.org;gibt-es-nicht-ä;29.02.2024",
        "ada@example.org;kita-start;31.02.2024",
        "ada@example.org;kita-start;01.01.2999",
        "",
        "ada@example.org;kita-start",
    ]
    path = tmp_path / "liste.csv"
    path.write_bytes((HEAD + "\r\n".join(lines)).encode("cp1252"))
    return path


def test_each_fault_is_named_and_the_rest_taken_over(
    assignment: Assignment, kita: Organisation, listed: Path
) -> None:
    said = run(kita, listed)
    assert "1 taken over, 5 refused" in said
    for line in (3, 4, 5, 6, 8):
        assert f"line {line}: " in said
    first = Period.objects.get(cycle=1)
    assert str(first.fulfilled_on) == "2024-02-29"
    assert str(first.valid_until) == "2027-02-28"
    run(kita, listed)
    assert StepFulfilment.objects.count() == 1


def test_a_dry_run_changes_nothing_and_strangers_are_refused(
    assignment: Assignment, kita: Organisation, club: Organisation, listed: Path
) -> None:
    assert "1 taken over" in run(kita, listed, "--dry-run")
    assert "0 taken over, 6 refused" in run(club, listed)
    assert not StepFulfilment.objects.exists()
    with pytest.raises(CommandError):
        run(kita, listed.with_name("nowhere.csv"))


def test_a_course_removed_from_a_running_programme_takes_nothing_away(
    assignment: Assignment, kita: Organisation, p1: CoursePage
) -> None:
    """Its step waits; it holds nobody up, and nothing breaks."""
    p1.delete()
    assert StepCourse.objects.get().course is None
    row = board(kita, programme=assignment.programme).rows[0]
    assert {one.key: one.state for one in row.cells} == {"concept": "open", "p1": "waiting"}
