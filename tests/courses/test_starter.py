"""`load_starter` fills an empty site, and never touches what a person has changed."""

import json
import shutil
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command

from courses.models import (
    CatalogPage,
    ContactPoint,
    CoursePage,
    LessonPage,
    ProfessionalGroup,
    Provider,
    Question,
    QuestionVersion,
    QuizPage,
    StarterRecord,
    Topic,
)
from courses.starter import files

MODELS = [CatalogPage, CoursePage, LessonPage, QuizPage, Question, QuestionVersion, Topic,
          ProfessionalGroup, Provider, ContactPoint]  # fmt: skip


def load(*arguments: str) -> str:
    out = StringIO()
    call_command("load_starter", *(arguments or ("--course", "p1")), stdout=out)
    return out.getvalue()


def everything() -> list:
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


def first_lesson(p1) -> LessonPage:
    return LessonPage.objects.child_of(p1).order_by("path")[0]


def forget_source(key: str) -> None:
    """As if the shipped file had changed since it was loaded."""
    assert StarterRecord.objects.filter(key__endswith=key).update(source_digest="older")


def test_what_is_shipped_is_there(p1):
    assert ProfessionalGroup.objects.count() == 38
    assert Topic.objects.count() == 5
    assert Question.objects.count() == 10
    assert LessonPage.objects.child_of(p1).live().count() == 6
    assert QuizPage.objects.child_of(p1).get().quiz_questions.count() == 10
    assert {version.number for version in QuestionVersion.objects.all()} == {1}
    assert p1.units * 45 == sum(step.specific.minutes for step in p1.get_children())


def test_every_group_has_its_depths_and_every_contact_a_way_to_reach_it(p1):
    for group in ProfessionalGroup.objects.prefetch_related("depths"):
        assert group.depths.count() == 5
        assert group.refresh_months > 0
    for contact in ContactPoint.objects.all():
        assert contact.phones.exists() or contact.url or contact.note


def test_a_second_run_changes_nothing_and_says_so(p1):
    before = everything()
    assert load().startswith("Nothing to do: ")
    assert everything() == before


def test_an_edited_page_is_left_alone_and_named(p1):
    lesson = first_lesson(p1)
    lesson.title = "Von uns geändert"
    lesson.save_revision().publish()
    forget_source(lesson.slug)
    assert f"left alone (changed or removed by a person): courses/{p1.slug}/{lesson.slug}" in load()
    lesson.refresh_from_db()
    assert lesson.title == "Von uns geändert"


def test_a_draft_counts_as_edited(p1):
    lesson = first_lesson(p1)
    lesson.title = "Nur ein Entwurf"
    lesson.save_revision()
    forget_source(lesson.slug)
    assert lesson.slug in load()
    assert LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object().title == (
        "Nur ein Entwurf"
    )


@pytest.mark.parametrize("kind", ["lesson", "question"])
def test_what_was_taken_offline_stays_offline(p1, kind):
    """Somebody had a reason to unpublish it; a new release must not bring it back."""
    item = first_lesson(p1) if kind == "lesson" else Question.objects.get(reference="P1-Q02")
    key = item.slug if kind == "lesson" else item.reference
    item.unpublish()
    forget_source(key)
    assert key in load()
    item.refresh_from_db()
    assert not item.live


def test_a_deleted_page_stays_deleted_and_is_named(p1):
    lesson = first_lesson(p1)
    lesson.delete()
    assert lesson.slug in load()
    assert not LessonPage.objects.filter(slug=lesson.slug).exists()
    assert LessonPage.objects.child_of(p1).count() == 5


def test_a_deleted_course_stays_deleted_with_all_its_steps(p1):
    p1.delete()
    assert f"courses/{p1.slug}" in load()
    assert not LessonPage.objects.exists()


@pytest.mark.parametrize(
    ("model", "slug", "name", "value"),
    [
        (Topic, "praevention", "title", "Vorbeugen"),
        (Topic, "praevention", "sort_order", 9),
        (ProfessionalGroup, "childcare", "label", "Kita"),
        (ContactPoint, None, "note", "Bei uns: Montag"),
        (Provider, None, "responsible", "Frau Beispiel"),
    ],
)
def test_an_edited_snippet_is_kept_and_named(p1, model, slug, name, value):
    item = model.objects.get(slug=slug) if slug else model.objects.first()
    setattr(item, name, value)
    item.save()
    forget_source(f"/{item.slug}")
    assert item.slug in load()
    item.refresh_from_db()
    assert getattr(item, name) == value


def test_an_edited_question_keeps_its_version(p1):
    question = Question.objects.get(reference="P1-Q02")
    body = question.frozen_body() | {"prompt": "<p>Von uns gefragt?</p>"}
    raw = {key: value for key, value in body.items() if key not in {"kind", "answer"}}
    raw["answer"] = "true" if body["answer"] else "false"
    question.body = json.dumps([{"type": "true_false", "value": raw}])
    question.save_revision().publish()
    forget_source("P1-Q02")
    assert "questions/P1-Q02" in load()
    assert question.versions.count() == 2


def test_a_changed_source_updates_what_nobody_touched(p1, tmp_path, monkeypatch):
    """Read the shipped files from a copy in which one title is new."""
    copy = tmp_path / "starter"
    shutil.copytree(files.HERE, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = copy / "p1" / "01-was-heisst-kindeswohlgefaehrdung.md"
    text = path.read_text(encoding="utf-8")
    front = yaml.safe_load(text[4:].partition("\n---\n")[0])
    path.write_text(text.replace(front["title"], "Neuer Titel", 1), encoding="utf-8")
    monkeypatch.setattr(files, "HERE", copy)
    told = load()
    assert told.startswith("0 created, 1 updated")
    lesson = LessonPage.objects.get(slug=front["slug"])
    assert lesson.title == "Neuer Titel"
    assert lesson.live
    assert load().startswith("Nothing to do")


def test_only_the_vocabulary_on_request(p1):
    p1.delete()
    StarterRecord.objects.all().delete()
    assert "courses/" not in load("--vocabulary-only")
    assert not CoursePage.objects.exists()


def test_a_broken_file_is_named(p1, tmp_path, monkeypatch):
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "topics.yaml").write_text("- {slug: [", encoding="utf-8")
    monkeypatch.setattr(files, "HERE", tmp_path)
    with pytest.raises(CommandError, match="topics.yaml"):
        load()


def test_an_unknown_course_is_named(p1):
    with pytest.raises(CommandError, match="No course x9"):
        load("--course", "x9")
