"""What somebody answered and earned is hers: no page outside the admin shows it to others."""

import pytest
from django.urls import NoReverseMatch, URLPattern, reverse

from lms import urls
from lms.services.quizzes import start
from tests.conftest import answer_all

from .conftest import text_of


@pytest.fixture
def addresses(attempt, p1, quiz):
    """Every address of lms, with Ada's keys where it asks for one."""
    answer_all(attempt, rightly=False)
    known = {
        "uuid": attempt.uuid,
        "position": 1,
        "quiz_pk": quiz.pk,
        "page_pk": quiz.pk,
        "course_pk": p1.pk,
        "lesson_pk": p1.get_children().first().pk,
        "enrolment_pk": attempt.enrolment_id,
    }
    found = {}
    # What is included has keys of other things, and strangers' tests beside them.
    for pattern in filter(lambda one: isinstance(one, URLPattern), urls.urlpatterns):
        names = pattern.pattern.converters
        try:
            arguments = {name: known[name] for name in names}
            found[pattern.name] = reverse(f"lms:{pattern.name}", kwargs=arguments)
        except (KeyError, NoReverseMatch) as error:
            pytest.fail(f"This test does not know what to give {pattern.name}: {error}")
    return found


def test_every_address_with_a_key_of_hers_is_closed_to_others(browser_of, cy, addresses, attempt):
    browser = browser_of(cy)
    with_key = {name: url for name, url in addresses.items() if str(attempt.uuid) in url}
    assert len(with_key) >= 4
    for url in with_key.values():
        for send in (browser.get, browser.post):
            assert send(url).status_code in {404, 405}


def test_no_page_for_others_names_her(browser_of, cy, rea, addresses):
    """Rea reviews: outside the admin even she sees nothing of Ada."""
    for user in (cy, rea):
        browser = browser_of(user)
        for url in addresses.values():
            assert "Lovelace" not in text_of(browser.get(url, follow=True))


def test_a_second_attempt_of_her_own_is_shown_to_her(adas, attempt, quiz, addresses):
    """The pages do work: the tests above do not look at empty ones."""
    again = start(enrolment=attempt.enrolment, quiz=quiz)
    assert adas.get(reverse("lms:attempt", args=[again.uuid]), follow=True).status_code == 200
    assert adas.get(addresses["result"]).status_code == 200
