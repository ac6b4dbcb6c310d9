"""The editor of a quiz says what is missing, and never answers 500."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from courses.models import Question, QuizPage, Topic

from .conftest import text_of
from .question_bank import add_pool, fill_bank

PUBLISH = {"action-publish": "1"}
NO_QUESTION = "Please add at least one question or one draw from the bank."


@pytest.fixture
def office(browser_of, admin):
    return browser_of(admin)


@pytest.fixture
def topic(p1):
    return Topic.objects.create(title="Prävention neu", slug="praevention-neu")


def rows(name, entries):
    data = {f"{name}-TOTAL_FORMS": str(len(entries)), f"{name}-INITIAL_FORMS": "0"}
    for number, entry in enumerate(entries):
        for key, value in ({"id": "", "ORDER": number + 1, "lesson": ""} | entry).items():
            data[f"{name}-{number}-{key}"] = str(value)
    return data


def form(*, questions=(), pools=(), **fields):
    """What the editor sends for a quiz."""
    common = {
        "title": "Neues Quiz", "slug": "neues-quiz", "minutes": "20", "intro": "null",
        "pass_mark": "", "attempts_allowed": "", "wait_minutes": "0", "time_limit_minutes": "",
        "grace_seconds": "60", "show_verdict": "end", "show_feedback": "end",
        "show_solution": "end", "shuffle_options": "on", "seo_title": "",
        "search_description": "", "go_live_at": "", "expire_at": "",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    pools = [{"topic": "", "tag": "", "difficulty": ""} | pool for pool in pools]
    chosen = [{"question": question.pk} for question in questions]
    return common | rows("quiz_questions", chosen) | rows("pools", pools) | fields


def send(office, p1, **data):
    url = reverse("wagtailadmin_pages:add", args=["courses", "quizpage", p1.pk])
    return office.post(url, form(**data), follow=True)


def made():
    return QuizPage.objects.filter(slug="neues-quiz").first()


def test_a_quiz_is_made_of_fixed_questions_and_draws(office, p1, topic):
    fill_bank(3, topic=topic)
    fixed = Question.objects.get(reference="P1-Q01")
    send(office, p1, questions=[fixed], pools=[{"size": 3, "topic": topic.pk}], **PUBLISH)
    assert made().live
    assert [place.question for place in made().quiz_questions.all()] == [fixed]
    assert [(pool.size, pool.topic) for pool in made().pools.all()] == [(3, topic)]


def test_publishing_says_which_draw_is_too_small(office, p1, topic):
    fill_bank(3, topic=topic, difficulty="easy")
    pools = [{"size": 5, "topic": topic.pk, "difficulty": "easy"}]
    page = text_of(send(office, p1, pools=pools, **PUBLISH))
    assert made() is None
    assert "Prävention neu" in page
    assert "3" in page.split("Prävention neu", 1)[1][:120]
    assert page.count('name="pools-0-size"') == 1  # nothing typed is lost


def test_publishing_counts_draws_that_want_the_same_together(office, p1, topic):
    fill_bank(3, topic=topic)
    pools = [{"size": 2, "topic": topic.pk}] * 2
    send(office, p1, pools=pools, **PUBLISH)
    assert made() is None
    fill_bank(1, topic=topic)
    send(office, p1, pools=pools, **PUBLISH)
    assert made().live


def test_a_draft_may_wait_for_its_questions_and_says_so(office, p1, topic):
    reply = send(office, p1, pools=[{"size": 5, "topic": topic.pk}])
    page = made()
    assert not page.live
    edit = text_of(office.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    for shown in (text_of(reply), edit):
        assert "help-warning" in shown
        assert "Prävention neu" in shown


def test_a_quiz_that_fits_shows_no_warning(office, quiz):
    page = text_of(office.get(reverse("wagtailadmin_pages:edit", args=[quiz.pk])))
    assert gettext("Not enough questions") not in page


def test_an_unpublished_fixed_question_is_named(office, quiz):
    Question.objects.get(reference="P1-Q02").unpublish()
    page = text_of(office.get(reverse("wagtailadmin_pages:edit", args=[quiz.pk])))
    assert "P1-Q02" in page.split("help-warning")[1].split("</div>")[0]


def test_a_quiz_of_nothing_cannot_be_published_but_kept_as_a_draft(office, p1):
    assert gettext(NO_QUESTION) in text_of(send(office, p1, **PUBLISH))
    assert made() is None
    send(office, p1)
    assert made() is not None


@pytest.mark.parametrize("deed", [PUBLISH, {}], ids=["publish", "draft"])
def test_the_same_question_twice_is_no_error_500(office, p1, deed):
    fixed = Question.objects.get(reference="P1-Q01")
    reply = send(office, p1, questions=[fixed, fixed], **deed)
    assert reply.status_code == 200
    assert made() is None


@pytest.mark.parametrize(
    "pool",
    [
        {"size": 1},
        {"size": 0, "difficulty": "easy"},
        {"size": 101, "difficulty": "easy"},
        {"size": -1, "difficulty": "easy"},
        {"size": "viele", "difficulty": "easy"},
        {"size": 1, "difficulty": "unmöglich"},
        {"size": 1, "topic": 10**30},
        {"size": 1, "tag": "x"},
        {"size": "", "difficulty": "easy"},
    ],
)
def test_a_draw_that_makes_no_sense_is_refused_with_words(office, p1, pool):
    reply = send(office, p1, pools=[pool], **PUBLISH)
    assert reply.status_code == 200
    assert made() is None


@pytest.mark.parametrize(
    "rule",
    [
        {"pass_mark": "101"}, {"pass_mark": "0"}, {"attempts_allowed": "0"},
        {"wait_minutes": "-1"}, {"wait_minutes": "999999999"}, {"time_limit_minutes": "0"},
        {"grace_seconds": "3601"}, {"show_verdict": "bald"},
    ],
)  # fmt: skip
def test_rules_that_make_no_sense_are_refused(office, p1, rule):
    fixed = Question.objects.get(reference="P1-Q01")
    send(office, p1, questions=[fixed], **(PUBLISH | rule))
    assert made() is None


def test_the_page_tells_its_rules(office, visitor, quiz, topic):
    quiz.attempts_allowed, quiz.wait_minutes, quiz.time_limit_minutes = 3, 90, 45
    quiz.pass_mark = 65
    quiz.save()
    fill_bank(2, topic=topic)
    add_pool(quiz, 2, topic=topic)
    facts = text_of(visitor.get(quiz.url)).split('class="facts"')[1].split("</dl>")[0]
    assert all(f"{number}" in facts for number in (12, 65, 3, 90, 45))


def test_a_page_without_limits_mentions_none(visitor, quiz):
    facts = text_of(visitor.get(quiz.url)).split('class="facts"')[1].split("</dl>")[0]
    assert gettext("as many as you like") in facts
    assert gettext("Between two attempts") not in facts


def test_draws_can_be_previewed_before_they_are_saved(office, quiz, topic):
    fill_bank(2, topic=topic)
    quiz.pools.add(quiz.pools.model(quiz=quiz, size=2, topic=topic, sort_order=0))
    quiz.save_revision()
    assert quiz.pools.model.objects.filter(quiz=quiz).count() == 0
    reply = office.get(reverse("wagtailadmin_pages:view_draft", args=[quiz.pk]))
    facts = text_of(reply).split('class="facts"')[1].split("</dl>")[0]
    assert "<dd>12</dd>" in facts
