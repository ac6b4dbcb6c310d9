"""A hundred thousand attempts fit into no request: looking and grading again go in portions."""

import pytest
from django.urls import reverse

from courses.models import QuestionVersion
from lms.models import AttemptAnswer, QuizAttempt, Regrade
from lms.queries import regrades as queries
from lms.queries.regrades import preview
from lms.services import regrades as services
from lms.views import admin_regrades as views
from lms.views import regrade_looking

from ..conftest import text_of
from ..crowd import crowd

SEEN = ("answers", "answers_changed", "results_changed", "now_passed", "kept", "looked_at")


@pytest.fixture
def version(quiz):
    return QuestionVersion.objects.filter(question__quiz_places__quiz=quiz, kind="single")[0]


@pytest.fixture
def many(ada, quiz, version):
    """Nine attempts of one question, some right and some wrong."""
    crowd(learner=ada.learner, quiz=quiz, papers=[[version]] * 9)
    assert AttemptAnswer.objects.filter(fraction=0).exists()


@pytest.fixture
def small(monkeypatch):
    """Two attempts in a batch, one batch in a request."""
    monkeypatch.setattr(queries, "BATCH", 2)
    monkeypatch.setattr(regrade_looking, "SECONDS", 0)
    monkeypatch.setattr(views, "SECONDS", 0)


@pytest.fixture
def url(version):
    return reverse("lms_regrade", args=[version.question_id])


def full(version):
    return {"old": version.pk, "new": "full"}


def pressed(page):
    """What the button of the page sends."""
    return {name: str(value) for name, value in page.context["hidden"].items()}


def test_a_preview_in_portions_sees_the_same(many, version, small):
    whole = preview(old=version, new=None)
    found = preview(old=version, new=None, seconds=0)
    while not found.is_complete:
        found = preview(old=version, new=None, so_far=found, seconds=0)
    assert [getattr(found, name) for name in SEEN] == [getattr(whole, name) for name in SEEN]
    assert found.looked_at == 9


def test_looking_goes_on_and_ends_at_the_preview(author, many, version, url, small):
    page = author.get(url, full(version))
    assert (page.context["done"], page.context["total"]) == (2, 9)
    assert "data-goes-on" in text_of(page)
    seen = []
    for _portion in range(9):
        page = author.post(url, pressed(page))
        if page.status_code == 302:
            break
        seen.append(page.context["done"])
    assert seen == sorted(set(seen))
    page = author.get(page.url)
    assert page.context["preview"].answers == 9
    assert page.context["preview"].changes_something
    assert not Regrade.objects.exists()
    assert not QuizAttempt.history.filter(history_change_reason__startswith="Regrade").exists()


def test_grading_again_goes_on_with_one_record(author, tom, many, version, url, small):
    wrong = AttemptAnswer.objects.filter(fraction=0).count()
    page = author.post(url, full(version))
    done = []
    while page.status_code == 200:
        done.append(page.context["done"])
        page = author.post(url, pressed(page))
    assert done == [2, 4, 6, 8, 9]
    assert Regrade.objects.get().answers_changed == wrong
    assert not AttemptAnswer.objects.exclude(fraction=1).exists()


def test_broken_off_it_begins_anew_and_does_the_rest(author, many, version, url, small):
    wrong = AttemptAnswer.objects.filter(fraction=0).count()
    author.post(url, full(version))
    page = author.post(url, full(version))  # the window was closed, the page opened again
    while page.status_code == 200:
        page = author.post(url, pressed(page))
    assert sum(one.answers_changed for one in Regrade.objects.all()) == wrong
    assert not QuizAttempt.objects.filter(passed=False).exists()


@pytest.mark.parametrize(
    "forged", [{"after": "x"}, {"after": "9" * 30}, {"after": "-1"}, {"after": "0", "record": "0"}]
)
def test_forged_places_do_no_harm(author, many, version, url, forged):
    assert author.post(url, full(version) | forged).status_code == 302
    assert not AttemptAnswer.objects.exclude(fraction=1).exists()


def test_the_record_of_somebody_else_is_not_written_to(author, admin, many, version, url):
    others = Regrade.objects.create(old=version, new=None, user=admin)
    author.post(url, full(version) | {"after": "0", "record": str(others.pk)})
    others.refresh_from_db()
    assert others.answers_changed == 0
    assert Regrade.objects.count() == 2


def test_after_the_deed_one_looks_anew(author, many, version, url, small):
    page = author.get(url, full(version))
    while page.status_code == 200:
        page = author.post(url, pressed(page))
    services.regrade(old=version, new=None, user=None)
    page = author.post(url, full(version))
    while page.status_code == 200:
        page = author.post(url, pressed(page))
    assert "regrade_preview" not in author.session
