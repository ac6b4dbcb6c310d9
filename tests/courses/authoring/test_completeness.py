"""The check reads newest drafts, with a fixed number of queries, and is shown where one works."""

import json
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from courses.completeness.checking import check_course, check_page_of
from courses.completeness.findings import Severity
from courses.models import ContactPoint, CoursePage, LessonPage, Question, QuizPage, QuizQuestion

from ..conftest import text_of
from ..question_bank import add_pool, fill_bank

REPORT = "courses_completeness"


def rules(course):
    return {one.rule for one in check_course(course).findings}


def test_the_shipped_course_has_nothing_that_must_be_mended(p1):
    found = check_course(p1).findings
    assert [one for one in found if one.severity == Severity.MUST] == []


def test_a_new_course_has(build):
    found = rules(build())
    assert {"prompts_of_a_lesson", "has_questions", "law_checked", "has_sources"} <= found
    assert "minutes_make_the_units" not in found


def test_drafts_are_looked_at_before_what_is_published(p1):
    lesson = LessonPage.objects.child_of(p1).first()
    lesson.summary = ""
    lesson.save_revision()
    assert "in_short" in rules(p1)
    lesson.get_latest_revision().publish()
    assert "in_short" in rules(p1)
    lesson.refresh_from_db()
    lesson.summary = "Kurz."
    lesson.save_revision()
    assert "in_short" not in rules(p1)


def test_a_draft_of_the_quiz_knows_its_own_questions(p1, quiz):
    quiz.quiz_questions.set([])
    quiz.save_revision()
    assert "has_questions" in rules(p1)


def test_questions_are_looked_at(p1, quiz):
    place = quiz.quiz_questions.select_related("question").first()
    Question.objects.filter(pk=place.question_id).update(live=False)
    assert "questions_are_published" in rules(p1)


def test_a_pool_that_is_too_small(p1, quiz):
    fill_bank(2, tag="klein")
    add_pool(quiz, 3, tag="klein")
    [finding] = [one for one in check_course(p1).findings if one.rule == "draws_can_be_filled"]
    assert "klein" in finding.message


def test_fixed_questions_do_not_fill_a_pool(p1, quiz):
    made = fill_bank(3, tag="klein")
    add_pool(quiz, 3, tag="klein")
    assert "draws_can_be_filled" not in rules(p1)
    QuizQuestion.objects.create(quiz=quiz, question=made[0], sort_order=99)
    assert "draws_can_be_filled" in rules(p1)


def test_contacts_grow_old(p1):
    ContactPoint.objects.update(last_checked="2020-01-01")
    assert "numbers_checked" in rules(p1)


def test_broken_streams_are_no_error(p1):
    lesson = LessonPage.objects.child_of(p1).first()
    lesson.has_unpublished_changes = True
    revision = lesson.save_revision()
    for body in ("[", "null", '[{"type": "vignette", "value": 7}, 3, {"value": 1}]', '{"a": 1}'):
        revision.content["body"] = body
        revision.save()
        assert rules(p1)


def count_queries(courses):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        check_page_of(courses)
    return len(queries)


def test_queries_do_not_grow_with_courses(p1, build, make_course):
    few = [p1, build(title="A")]
    alone = count_queries(few)
    more = few + [build(title=f"K {number}", lessons=4) for number in range(4)]
    more += [make_course(f"L {number}") for number in range(4)]
    assert count_queries(more) == alone
    assert alone <= 13


def test_the_panel_is_on_course_lesson_and_quiz(reas, p1, build):
    course = build()
    for page in (course, *course.get_children()):
        text = text_of(reas.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
        assert "[[" in text or "bank" in text
        assert "courses/authoring" not in text
    page = text_of(reas.get(reverse("wagtailadmin_pages:edit", args=[p1.pk])))
    [finding, *_others] = check_course(p1).findings
    assert finding.message in page


def test_a_lesson_shows_its_own_findings_only(reas, build):
    course = build()
    first, second = LessonPage.objects.child_of(course)[:2]
    text = text_of(reas.get(reverse("wagtailadmin_pages:edit", args=[first.pk])))
    assert reverse("wagtailadmin_pages:edit", args=[second.pk]) + "#" not in text


def test_links_lead_to_places_that_are_there(reas, build):
    course = build()
    lesson = LessonPage.objects.child_of(course).first()
    entries = [one for one in check_course(course).entries if one.finding.pk == lesson.pk]
    text = text_of(reas.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk])))
    for entry in entries:
        place = entry.url.partition("#")[2]
        if not place.startswith("block-"):  # these are made by the editor's script
            assert not place or f'id="{place}"' in text


def test_the_report_lists_and_filters(reas, p1, build):
    build(title="Ganz neu")
    page = text_of(reas.get(reverse(REPORT)))
    assert "Ganz neu" in page
    assert p1.title in page
    hint = [one for one in check_course(p1).findings if one.severity == Severity.HINT][0]
    assert hint.message in page
    for severity in ("2", "3"):
        assert hint.message not in text_of(reas.get(reverse(REPORT), {"severity": severity}))
    assert p1.title not in text_of(reas.get(f"{reverse(REPORT)}results/", {"words": "ganz"}))


@pytest.mark.parametrize("query", ["severity=x", "words=%00", "live=maybe", "p=99", "ordering=x"])
def test_odd_requests_are_no_error(reas, p1, query):
    assert reas.get(f"{reverse(REPORT)}?{query}").status_code in {200, 404}


def test_the_report_is_exported(reas, p1, build):
    build(title="Ganz neu")
    csv = b"".join(reas.get(reverse(REPORT), {"export": "csv"}).streaming_content).decode()
    assert "Ganz neu" in csv
    assert "/admin/pages/" in csv
    answer = reas.get(reverse(REPORT), {"export": "xlsx", "severity": "3"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert {row[0] for row in rows[1:]} == {"Ganz neu"}


def test_many_courses_cost_no_more_than_a_page_of_them(reas, p1, make_course):
    reas.get(reverse(REPORT))
    for number in range(45):
        make_course(f"Kurs {number}")
    with CaptureQueriesContext(connection) as queries:
        reas.get(reverse(REPORT))
    assert len(queries) < 45


def test_strangers_see_no_report(browser_of, cy, visitor, p1):
    assert browser_of(cy).get(reverse(REPORT)).status_code == 302
    assert visitor.get(reverse(REPORT)).status_code == 302


def test_the_command_says_what_is_missing(p1, build, capsys):
    call_command("check_course", "P1")
    assert p1.title in capsys.readouterr().out
    course = build()
    with pytest.raises(SystemExit) as stopped:
        call_command("check_course", course.slug, "--level", "must")
    assert stopped.value.code == 1
    assert "✖" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        call_command("check_course", "--all")


@pytest.mark.parametrize("arguments", [[], ["P1", "--all"], ["gibt-es-nicht"]])
def test_the_command_refuses(p1, arguments):
    with pytest.raises(CommandError):
        call_command("check_course", *arguments)


def test_two_courses_of_one_code(p1, build):
    CoursePage.objects.filter(pk=build().pk).update(code="p1")
    with pytest.raises(CommandError):
        call_command("check_course", "P1")


def test_a_quiz_without_course_rules_of_its_own(build):
    course = build()
    quiz = QuizPage.objects.child_of(course).get()
    own = [one for one in check_course(course).findings if one.pk == quiz.pk]
    assert json.dumps([one.rule for one in own]) == '["has_questions"]'
