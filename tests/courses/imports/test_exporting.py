"""The whole bank goes out and comes back the same, in every format."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from courses.exchange.formats import FORMATS, detect
from courses.models import Question
from courses.queries.exports import exportable, given

from ..conftest import text_of


@pytest.mark.parametrize("slug", FORMATS)
def test_a_download_brings_back_equal_questions(office, p1, slug):
    reply = office.get(reverse("question_imports:export"), {"format": slug})
    assert reply["Content-Disposition"].startswith('attachment; filename="fragen-')
    name = reply["Content-Disposition"].split('"')[1]
    assert detect(reply.content, name).slug == slug
    found = FORMATS[slug].read(reply.content, name=name)
    sent = list(given(exportable()))
    assert [one.name for one in found] == [one.reference for one in sent]
    assert [one.body for one in found] == [one.body for one in sent]
    assert [sorted(one.tags) for one in found] == [sorted(one.tags) for one in sent]
    assert [one.difficulty for one in found] == [one.difficulty for one in sent]


def test_filters_narrow_the_download(office, p1):
    reply = office.get(reverse("question_imports:export"), {"format": "own", "difficulty": "easy"})
    found = FORMATS["own"].read(reply.content)
    easy = Question.objects.filter(difficulty="easy")
    assert {one.name for one in found} == {one.reference for one in easy}


@pytest.mark.parametrize("odd", ['"', "x" * 99, "%"])
def test_nothing_found_is_said(office, p1, odd):
    page = office.get(reverse("question_imports:export"), {"format": "gift", "tag": odd})
    assert page.status_code == 200
    assert "Keine Frage passt" in text_of(page)


def test_a_null_byte_is_refused(office, p1):
    page = office.get(reverse("question_imports:export"), {"format": "gift", "tag": "\x00"})
    assert page.context["form"].errors["tag"]


def test_an_unknown_format_is_refused(office, p1):
    page = office.get(reverse("question_imports:export"), {"format": "docx"})
    assert page.context["form"].errors["format"]


@pytest.mark.parametrize("slug", FORMATS)
def test_commands_do_the_same(p1, tmp_path, slug, capsys):
    file = tmp_path / f"fragen.{FORMATS[slug].extension}"
    call_command("export_questions", str(file), format=slug)
    call_command("import_questions", str(file), prefix="C")
    said = capsys.readouterr().out
    assert "10 questions are in" in said
    assert "0 drafts are in the bank" in said


def test_the_command_names_what_it_can_not_take(tmp_path, p1, capsys):
    file = tmp_path / "a.gift"
    file.write_text("Schreiben Sie. {}\n\nJa? {T}\n", encoding="utf-8")
    call_command("import_questions", str(file), "--dry-run", topic="praevention")
    said = capsys.readouterr().out
    assert "line 1" in said
    assert "NOT SUPPORTED" in said
    assert not Question.objects.filter(reference__startswith="IMP").exists()


@pytest.mark.parametrize(
    "options", [{"topic": "nichts"}, {"prefix": "a b"}], ids=["topic", "prefix"]
)
def test_wrong_options_are_explained(tmp_path, p1, options):
    file = tmp_path / "a.gift"
    file.write_text("Ja? {T}", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("import_questions", str(file), **options)


def test_a_missing_file_is_explained(p1, tmp_path):
    with pytest.raises(CommandError, match="can't be read"):
        call_command("import_questions", str(tmp_path / "nichts.gift"))
