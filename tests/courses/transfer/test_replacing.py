"""Nothing that exists is overwritten unasked, and what is published stays published."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from courses.models import CoursePage, LessonPage, Provider, Question
from courses.transfer.exporting import export_course
from courses.transfer.problems import Unusable

from .conftest import changed, document_of


def retitle(document):
    document["course"]["title"] = "Anders"
    document["lessons"][0]["summary"] = "Ganz kurz."
    document["questions"][0]["body"]["feedback"] = "<p>Neu</p>"


def test_an_existing_course_is_left_alone(rich, send):
    before = export_course(course=rich)
    with pytest.raises(Unusable, match="--replace"):
        send(changed(before, retitle))
    assert export_course(course=rich) == before


def test_replace_changes_drafts_only(rich, send):
    lesson = LessonPage.objects.child_of(rich).first()
    data = changed(export_course(course=rich), retitle)
    report = send(data, replace=True)
    assert report.created == []
    assert "Anders" in report.updated
    course = CoursePage.objects.get(pk=rich.pk)
    assert course.live
    assert course.title == rich.title
    assert course.get_latest_revision_as_object().title == "Anders"
    reread = LessonPage.objects.get(pk=lesson.pk)
    assert reread.summary == lesson.summary
    assert reread.get_latest_revision_as_object().summary == "Ganz kurz."
    assert CoursePage.objects.count() == 1
    question = Question.objects.get(reference=document_of(data)["questions"][0]["reference"])
    assert question.live
    assert question.get_latest_revision_as_object().sketch()["feedback"] == "<p>Neu</p>"


def test_known_questions_are_kept_and_named(rich, send):
    data = changed(export_course(course=rich), retitle)
    rich.delete()
    report = send(data)
    assert len(report.kept) == 10
    assert [note for note in report.notes if "P1-Q01" in note]


def test_a_known_provider_stays(rich, send):
    data = export_course(course=rich)
    rich.delete()
    Provider.objects.update(address="Hier")
    report = send(data)
    assert Provider.objects.get().address == "Hier"
    assert any(
        "Musteranbieter" in note or Provider.objects.get().name in note for note in report.notes
    )


def test_pages_that_are_not_in_the_file_are_named(rich, send):
    data = export_course(course=rich)
    extra = rich.add_child(instance=LessonPage(title="Eigene Lektion", slug="eigene"))
    report = send(data, replace=True)
    assert any("Eigene Lektion" in note for note in report.notes)
    assert LessonPage.objects.filter(pk=extra.pk).exists()


def test_a_dry_run_leaves_nothing_behind(package, send):
    report = send(package, dry_run=True)
    assert report.created
    assert not CoursePage.objects.exists()
    assert not Question.objects.exists()
    assert not [one for one in Path(settings.MEDIA_ROOT).rglob("*") if "Bild" in one.name]


@pytest.mark.parametrize(
    "arguments",
    [("export_course", "XX", "x.zip"), ("import_course", "/nowhere.zip")],
)
def test_commands_say_what_is_wrong(p1, arguments):
    with pytest.raises(CommandError):
        call_command(*arguments)


def test_export_into_nowhere(p1, tmp_path):
    with pytest.raises(CommandError, match="can't be written"):
        call_command("export_course", "P1", str(tmp_path / "no" / "p1.zip"))


def test_import_without_a_catalogue_of_that_name(p1, tmp_path):
    file = tmp_path / "p1.zip"
    call_command("export_course", "P1", str(file))
    with pytest.raises(CommandError, match="catalogue"):
        call_command("import_course", str(file), "--catalogue", "anderswo")
    with pytest.raises(CommandError, match="--replace"):
        call_command("import_course", str(file))
