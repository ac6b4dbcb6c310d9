"""The overview ties a question together, and has room for the storeys above."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import hooks

from courses.bank.panels import QuestionPanel
from courses.models import Question, QuizPage, QuizPool, QuizQuestion, Topic

from ..conftest import text_of
from .conftest import address, redraft


def test_it_shows_state_use_and_versions(reas, quiz):
    question = quiz.quiz_questions.first().question
    page = reas.get(address("inspect", question.pk))
    assert quiz.title in text_of(page)
    assert page.context["quizzes"] == [quiz]
    assert [version.number for version in page.context["versions"]] == [1]
    for name in ("try_out", "versions", "history", "edit", "copy", "retire"):
        assert address(name, question.pk) in text_of(page)


def test_draws_that_may_give_it(reas, quiz, write):
    topic = Topic.objects.create(title="Eigenes", slug="eigenes")
    question = write("O-1", topic=topic, difficulty="hard", tags=["recht"], live=True)
    fitting = QuizPool.objects.create(quiz=quiz, topic=topic, size=2)
    tagged = QuizPool.objects.create(quiz=quiz, tag=question.tags.get(), difficulty="hard", size=1)
    QuizPool.objects.create(quiz=quiz, topic=topic, difficulty="easy", size=1)
    QuizPool.objects.create(quiz=quiz, topic=Topic.objects.exclude(pk=topic.pk).first(), size=1)
    page = reas.get(address("inspect", question.pk))
    assert set(page.context["pools"]) == {fitting, tagged}


def test_what_the_draft_would_change(reas, tom, write):
    question = redraft(write("O-1", live=True), "<p>Was gilt jetzt für O-1?</p>", tom)
    assert "<ins>" in text_of(reas.get(address("inspect", question.pk)))


def test_an_incomplete_draft_opens_too(reas, write):
    question = write("O-1")
    Question.objects.filter(pk=question.pk).update(body="[]")
    question.revisions.all().delete()
    page = reas.get(address("inspect", question.pk))
    assert page.status_code == 200
    assert page.context["preview"]["problems"]


def test_a_trainer_without_a_right_on_the_pages_gets_no_link(browser_of, person, quiz):
    from django.contrib.auth.models import Permission

    mia = person("mia")
    names = ["view_question", "access_admin"]
    mia.user_permissions.set(Permission.objects.filter(codename__in=names))
    question = quiz.quiz_questions.first().question
    page = text_of(browser_of(mia).get(address("inspect", question.pk)))
    assert quiz.title in page
    assert f"/admin/pages/{quiz.pk}/edit/" not in page
    assert address("copy", question.pk) not in page


@pytest.mark.parametrize("name", ["inspect", "versions", "try_out"])
def test_more_quizzes_and_versions_cost_no_query_more(reas, tom, quiz, write, name):
    question = write("O-1", live=True)
    QuizQuestion.objects.create(quiz=quiz, question=question)
    question = redraft(question, "<p>0?</p>", tom)
    url = address(name, question.pk)
    reas.get(url)
    with CaptureQueriesContext(connection) as few:
        reas.get(url)
    for number in range(8):
        question.get_latest_revision().publish()
        question = redraft(question, f"<p>{number + 1}?</p>", tom)
        page = quiz.get_parent().add_child(instance=QuizPage(title=str(number), slug=f"z{number}"))
        QuizQuestion.objects.create(quiz=page, question=question)
        QuizPool.objects.create(quiz=page, difficulty="medium", size=1)
    with CaptureQueriesContext(connection) as many:
        reas.get(url)
    assert len(many) == len(few)


def test_apps_above_can_add_panels(reas, write):
    """The contract: `(panels, request, question)`, objects with `render(request)`."""
    question = write("O-1")

    class Answered:
        def render(self, request):
            return f"beantwortet von {request.user.email}: ja"

    def add(panels, request, shown):
        assert shown == question
        panels.append(QuestionPanel(template="courses/bank/quiz_link.html", order=200,
                                    context={"quiz": {"title": "zweitens"}}))  # fmt: skip
        panels.append(Answered())

    with hooks.register_temporarily("construct_question_panels", add):
        page = text_of(reas.get(address("inspect", question.pk)))
    assert page.index("beantwortet von rea@example.org: ja") < page.index("zweitens")
