"""Grading again in the admin: look first, then confirm."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from courses.models import QuestionVersion
from lms.models import QuizAttempt, Regrade

from ..conftest import of_kind, text_of
from ..crowd import crowd
from .conftest import corrected


@pytest.fixture
def url(single):
    return reverse("lms_regrade", args=[single.version.question_id])


def choice(old, new):
    return {"old": old.pk, "new": new.pk if new else "full"}


def main_of(reply, status=200):
    assert reply.status_code == status
    return " ".join(text_of(reply).split("<main")[1].split())


def test_the_page_offers_the_newest_version(author, failed, fixed, url):
    page = main_of(author.get(url))
    assert f'value="{fixed.pk}" selected' in page
    assert 'method="post"' not in page.split("w-mt-8")[-1]


def test_the_preview_shows_before_and_after_and_writes_nothing(author, failed, single, fixed, url):
    page = main_of(author.get(url, choice(single.version, fixed)))
    assert page.count('<th scope="row">') == 1
    assert "Lernerfolgskontrolle" in page
    failed.refresh_from_db()
    assert not failed.passed
    assert not Regrade.objects.exists()


def test_names_are_for_those_who_may_see_attempts(author, tom, failed, single, fixed, url):
    assert "Lovelace" not in main_of(author.get(url, choice(single.version, fixed)))
    tom.user_permissions.add(Permission.objects.get(codename="view_quizattempt"))
    page = main_of(author.get(url, choice(single.version, fixed)))
    assert "Ada Lovelace" in page
    for points in ("0.7", "0,7", "70", "0.8", "80 %"):
        assert points not in page.split("<caption")[1].split("</table>")[0]


def test_confirming_does_it_once(author, failed, single, fixed, url):
    for _click in range(2):
        reply = author.post(url, choice(single.version, fixed), follow=True)
        assert reply.redirect_chain
        assert reply.status_code == 200
    failed.refresh_from_db()
    assert failed.passed
    assert Regrade.objects.get().now_passed == 1


def test_the_full_point_needs_no_version(author, failed, single, url):
    author.post(url, choice(single.version, None))
    failed.refresh_from_db()
    assert failed.passed
    assert Regrade.objects.get().new is None


@pytest.mark.parametrize(
    "data",
    [
        {"old": "999999", "new": "full"},
        {"old": "unsinn", "new": "full"},
        {"old": "", "new": ""},
        {"old": "1\x00", "new": "1\x00"},
        {"old": "9" * 40, "new": "9" * 40},
        {"new": "full"},
        {},
    ],
)
def test_nonsense_is_refused_with_words(author, failed, url, data):
    main_of(author.get(url, data))
    main_of(author.post(url, data), 400)
    assert not Regrade.objects.exists()


def test_the_same_version_and_another_kind_are_refused(author, attempt, failed, single, url):
    other = of_kind(attempt, "true_false").version
    moved = QuestionVersion.objects.create(
        question=single.version.question, number=9, digest="x", kind="true_false", body=other.body
    )
    for new in (single.version, moved, other):
        assert 'class="error-message"' in main_of(
            author.post(url, choice(single.version, new)), 400
        )
    assert not Regrade.objects.exists()


def test_a_question_nobody_answered_says_so(author, quiz):
    version = QuestionVersion.objects.filter(question__quiz_places__quiz=quiz).first()
    page = main_of(author.get(reverse("lms_regrade", args=[version.question_id])))
    assert "<select" not in page


def test_a_long_list_comes_in_pages_and_in_few_queries(author, ada, quiz, queries):
    version = QuestionVersion.objects.filter(question__quiz_places__quiz=quiz, kind="single")[0]
    new = corrected(version, feedback="<p>Neu.</p>")
    url = reverse("lms_regrade", args=[version.question_id])
    crowd(learner=ada.learner, quiz=quiz, papers=[[version]] * 2)
    QuizAttempt.objects.update(passed=False)
    author.get(url, choice(version, None))
    few = queries(lambda: author.get(url, choice(version, None)))
    crowd(learner=ada.learner, quiz=quiz, papers=[[version]] * 120)
    QuizAttempt.objects.update(passed=False)
    assert queries(lambda: author.get(url, choice(version, None))) <= few + 1
    wrong = len(author.get(url, choice(version, None)).context["preview"].now_passed)
    assert wrong > 50
    page = author.get(url, choice(version, None) | {"p": "2"})
    assert len(page.context["attempts"]) == min(50, wrong - 50)
    assert new.pk


@pytest.mark.parametrize("name", ["ada", "cy", "tom", None])
def test_strangers_regrade_nothing(
    browser_of,
    client,
    ada,
    cy,
    tom,
    failed,
    single,
    fixed,
    url,
    name,
):
    browser = browser_of({"ada": ada, "cy": cy, "tom": tom}[name]) if name else client
    assert browser.get(url).status_code in {302, 403, 404}
    assert browser.post(url, choice(single.version, fixed)).status_code in {302, 403, 404}
    failed.refresh_from_db()
    assert not failed.passed


def test_the_list_of_regrades(author, browser_of, admin, failed, single, fixed, url):
    author.post(url, choice(single.version, fixed))
    author.post(url, choice(single.version, None))
    office = browser_of(admin)
    page = main_of(office.get(reverse("regrades:index")))
    assert f"{single.version.question.reference} v1" in page
    record = Regrade.objects.first()
    assert office.get(reverse("regrades:inspect", args=[record.pk])).status_code == 200
    assert author.get(reverse("regrades:index")).status_code in {302, 403}
    assert office.get(reverse("regrades:index"), {"q": "P1\x00"}).status_code == 200


def test_the_statistics_page_tells_of_it(author, failed, single, fixed, url):
    reply = author.post(url, choice(single.version, fixed), follow=True)
    assert str(Regrade.objects.get()) in main_of(reply)
