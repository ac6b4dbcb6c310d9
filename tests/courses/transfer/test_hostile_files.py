"""Files from strangers: named and refused as a whole, never an error, never half taken."""

import hashlib
import io
import re
import zipfile

import pytest
from django.core.exceptions import ValidationError
from wagtail.documents import get_document_model

from courses.models import CoursePage, LessonPage, Question
from courses.transfer.problems import Unusable

from .conftest import changed


def zipped(**members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "."), content)
    return target.getvalue()


def lesson(document):
    return document["lessons"][0]


def put(path, value):
    """A change of the document: `course.units` or `lessons.0.body`."""

    def change(document):
        *way, last = path.split(".")
        for key in way:
            document = document[int(key) if key.isdecimal() else key]
        document[int(last) if last.isdecimal() else last] = value

    change.__name__ = path
    return change


def block(kind, value):
    return put("lessons.0.body", [{"type": kind, "value": value}])


OUTSIDE = [
    b"",
    b"PK\x03\x04 nonsense",
    zipped(readme__txt="x"),
    zipped(course__json="["),
    zipped(course__json="[" * 100_000),
    zipped(course__json="[]"),
    zipped(course__json="null"),
    zipped(course__json=b"\xff\xfe"),
    zipped(course__json='{"format": "kinderschutz-course"}'),
    zipped(course__json='{"format": "kinderschutz-course", "version": 2}'),
    zipped(course__json='{"format": "kinderschutz-course", "version": 1}'),
]
INSIDE = [
    (put("course.units", "NaN"), "units"),
    (put("course.units", "1e400"), "units"),
    (put("course.units", 4), "units"),
    (put("course.units", "-1"), "units"),
    (put("course.level", "expert"), "level"),
    (put("course.pass_mark", True), "pass_mark"),
    (put("course.pass_mark", 10**30), "pass_mark"),
    (put("course.legal_as_of", "gestern"), "legal_as_of"),
    (put("course.title", ""), "title"),
    (put("course.title", None), "title"),
    (put("course.title", "a\x00b"), "title"),
    (put("course.title", "x" * 300), "title"),
    (put("course.slug", "../x"), "slug"),
    (put("course.colour", "red"), "colour"),
    (put("course.topics", ["gibt-es-nicht"]), "gibt-es-nicht"),
    (put("course.topics", "praevention"), "topics"),
    (put("course.topics", [["x"]]), "topics"),
    (put("course.groups", ["raumfahrt"]), "raumfahrt"),
    (put("course.provider", "niemand"), "provider"),
    (put("course.objectives", [{"type": "objective", "value": 7}]), "objective"),
    (put("lessons.0.minutes", "zehn"), "minutes"),
    (put("lessons.0.minutes", 0), "minutes"),
    (put("lessons.0.body", {}), "body"),
    (put("lessons.0.body", [1, {"type": []}]), "body[0]"),
    (put("lessons.0.body", [{"type": "html", "value": "<b>"}]), "html"),
    (put("lessons.0", "x"), "lessons[0]"),
    (put("lessons.0.slug", 5), "steps"),
    (block("prose", 7), "prose"),
    (block("prose", '<p><a linktype="page" id="1">x</a></p>'), "number"),
    (block("prose", '<p><a linktype="page" ref="nirgends">x</a></p>'), "nirgends"),
    (block("prose", "<div>" * 5000), "prose"),
    (block("vignette", {"title": "T", "text": "x", "extra": 1}), "extra"),
    (block("vignette", {"title": "T", "text": "x", "checked": "yes"}), "checked"),
    (block("vignette", {"title": "T", "text": "x", "origin": "real"}), "real"),
    (block("regional_law", {"state": "XX", "as_of": "2026-01-01"}), "XX"),
    (block("regional_law", {"state": "NW", "as_of": 5}), "as_of"),
    (block("figure", {"image": {"image": 1, "alt_text": ""}, "caption": ""}), "files"),
    (block("figure", {"image": {"image": {"file": "x.png"}}, "caption": ""}), "files"),
    (
        block("table", {"columns": [{"type": "text", "heading": "A"}], "rows": [{"values": []}]}),
        "cells",
    ),
    (block("table", {"columns": 1, "rows": []}), "columns"),
    (block("keypoints", {"title": "T", "points": "x"}), "points"),
    (put("steps", []), "steps"),
    (put("steps", [[]]), "steps"),
    (put("quizzes.0.questions", [{"reference": "fehlt", "lesson": ""}]), "fehlt"),
    (put("quizzes.0.pools", [{}]), "pools"),
    (put("quizzes.0.pools.0.size", 0), "pools"),
    (put("quizzes.0.pools.0.lesson", "quiz"), "quiz"),
    (put("quizzes.0.show_verdict", "vorher"), "show_verdict"),
    (put("questions.0.body.kind", "essay"), "kind"),
    (put("questions.0.body.options", 5), "options"),
    (put("questions.0.tags", [5]), "tags"),
    (put("questions.0.difficulty", "mörderisch"), "difficulty"),
    (put("questions.0.reference", "x" * 80), "reference"),
    (put("providers.0.email", "keine"), "email"),
    (put("providers.0.website", "javascript:alert(1)"), "website"),
    (put("files.x", {"kind": "image"}), "title"),
    (put("more", 1), "more"),
]


@pytest.mark.parametrize("data", OUTSIDE, ids=range(len(OUTSIDE)))
def test_what_is_no_course_is_refused(p1, send, data):
    with pytest.raises(ValidationError):
        send(data)


def test_wrong_entries_are_named_and_nothing_is_taken(small, send):
    missed = []
    for change, place in INSIDE:
        with pytest.raises(ValidationError) as refused:
            send(changed(small, change))
        if place not in " ".join(refused.value.messages):
            missed.append((change.__name__, place, refused.value.messages[:3]))
        assert not CoursePage.objects.exists()
        assert not Question.objects.exists()
    assert missed == []


def test_all_problems_are_named_at_once(package, send):
    def change(document):
        put("course.topics", ["a", "b"])(document)
        put("course.groups", ["c"])(document)

    with pytest.raises(Unusable) as refused:
        send(changed(package, change))
    assert len(refused.value.messages) == 3


def test_scripts_are_cleaned_away(package, send):
    evil = '<p onclick="x()">Gut<script>alert(1)</script><img src=x onerror=alert(1)></p>'

    def change(document):
        block("prose", evil)(document)
        document["questions"][0]["body"]["prompt"] = evil

    send(changed(package, change))
    body = LessonPage.objects.first().get_latest_revision_as_object().body
    assert re.fullmatch(r'<p data-block-key="\w+">Gut</p>', body[0].value.source)
    reference = Question.objects.order_by("reference").first()
    assert "script" not in str(reference.get_latest_revision_as_object().sketch())


def test_a_changed_file_is_noticed(package, send):
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        name = next(one for one in old.namelist() if one.endswith(".mp3"))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.namelist():
            new.writestr(one, b"<script>" if one == name else old.read(one))
    with pytest.raises(Unusable, match="changed on the way"):
        send(target.getvalue())
    assert not get_document_model().objects.exists()


def test_unlisted_members_are_named(package, send):
    with pytest.raises(Unusable, match="geheim"):
        send(changed(package, lambda document: None, **{"files/geheim.exe": b"MZ"}))


def test_names_that_point_outside(package, send):
    with pytest.raises(ValidationError):
        send(changed(package, lambda document: None, **{"../../etc/passwd": b"x"}))


def test_documents_of_other_kinds_are_refused(package, send):
    name = hashlib.sha256(b"<html>").hexdigest() + ".html"

    def change(document):
        document["files"][name] = {"kind": "document", "title": "Seite"}
        block("prose", f'<p><a linktype="document" ref="{name}">x</a></p>')(document)

    with pytest.raises(Unusable, match="not taken over"):
        send(changed(package, change, **{f"files/{name}": b"<html>"}))
