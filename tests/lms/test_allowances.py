"""More time, more attempts, no waiting – for one person, with history, also while she is at it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from lms.exceptions import NoAttemptsLeft, TooEarly
from lms.models import QuizAllowance, QuizAttempt
from lms.services.allowances import extend_running, grant
from lms.services.enrolments import enrol
from lms.services.quizzes import close_if_expired, start, submit
from tests.conftest import answer_all

from .conftest import text_of

VERBS = ["add", "change", "delete", "view"]


@pytest.fixture
def limited(quiz):
    """Two attempts, thirty minutes each, a day in between."""
    quiz.attempts_allowed, quiz.time_limit_minutes, quiz.wait_minutes = 2, 30, 1440
    quiz.save()
    return quiz


@pytest.fixture
def trainer(browser_of, tom):
    codenames = [f"{verb}_quizallowance" for verb in VERBS]
    tom.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return browser_of(tom)


def sent(learner, quiz, **fields):
    return {
        "learner": learner.pk,
        "quiz": quiz.pk,
        "extra_attempts": 0,
        "extra_minutes": 0,
    } | fields


def test_an_extra_attempt_is_one_more(enrolment, limited):
    for _attempt in range(2):
        grant(learner=enrolment.learner, quiz=limited, no_waiting=True)
        answer_all(start(enrolment=enrolment, quiz=limited), rightly=False)
    with pytest.raises(NoAttemptsLeft):
        start(enrolment=enrolment, quiz=limited)
    grant(learner=enrolment.learner, quiz=limited, extra_attempts=1, no_waiting=True)
    answer_all(start(enrolment=enrolment, quiz=limited), rightly=False)
    with pytest.raises(NoAttemptsLeft):
        start(enrolment=enrolment, quiz=limited)


def test_waiting_can_be_waived(enrolment, limited):
    answer_all(start(enrolment=enrolment, quiz=limited), rightly=False)
    with pytest.raises(TooEarly):
        start(enrolment=enrolment, quiz=limited)
    grant(learner=enrolment.learner, quiz=limited, no_waiting=True)
    assert start(enrolment=enrolment, quiz=limited).number == 2


def test_it_holds_for_this_learner_and_quiz_only(enrolment, limited, cy, p1):
    grant(learner=enrolment.learner, quiz=limited, no_time_limit=True)
    hers = enrol(learner=cy.learner, course=p1)
    assert start(enrolment=enrolment, quiz=limited).deadline is None
    assert start(enrolment=hers, quiz=limited).deadline is not None


def test_extra_minutes_reach_the_running_attempt(enrolment, limited):
    attempt = start(enrolment=enrolment, quiz=limited)
    before = attempt.deadline
    grant(learner=enrolment.learner, quiz=limited, extra_minutes=15)
    attempt.refresh_from_db()
    assert abs(attempt.deadline - before - timedelta(minutes=15)) < timedelta(seconds=1)
    assert attempt.accepted_until - attempt.deadline == timedelta(seconds=limited.grace_seconds)
    assert attempt.history.count() == 2


def test_granting_the_same_twice_adds_nothing(enrolment, limited):
    attempt = start(enrolment=enrolment, quiz=limited)
    for _again in range(2):
        grant(learner=enrolment.learner, quiz=limited, extra_minutes=15)
    attempt.refresh_from_db()
    assert attempt.deadline - attempt.started_at == timedelta(minutes=45)
    assert QuizAllowance.objects.count() == 1


def test_a_running_attempt_is_never_shortened(enrolment, limited):
    attempt = start(enrolment=enrolment, quiz=limited)
    grant(learner=enrolment.learner, quiz=limited, extra_minutes=60)
    attempt.refresh_from_db()
    before = attempt.deadline
    limited.time_limit_minutes = 5
    limited.save()
    grant(learner=enrolment.learner, quiz=limited, extra_minutes=1)
    attempt.refresh_from_db()
    assert attempt.deadline == before


def test_the_limit_can_be_lifted_while_somebody_is_at_it(enrolment, limited):
    attempt = start(enrolment=enrolment, quiz=limited)
    grant(learner=enrolment.learner, quiz=limited, no_time_limit=True)
    attempt.refresh_from_db()
    assert (attempt.deadline, attempt.accepted_until) == (None, None)
    later = timezone.now() + timedelta(days=9)
    assert close_if_expired(attempt=attempt, now=later).is_open


def test_an_attempt_whose_time_just_ended_goes_on(enrolment, limited):
    attempt = start(enrolment=enrolment, quiz=limited)
    past = timezone.now() - timedelta(minutes=40)
    QuizAttempt.objects.update(
        started_at=past,
        deadline=past + timedelta(minutes=30),
        accepted_until=past + timedelta(minutes=31),
    )
    allowance = grant(learner=enrolment.learner, quiz=limited, extra_minutes=5)
    assert extend_running(allowance=allowance) == []
    grant(learner=enrolment.learner, quiz=limited, extra_minutes=30)
    attempt.refresh_from_db()
    assert close_if_expired(attempt=attempt).is_open


def test_what_was_handed_in_stays_handed_in(enrolment, limited):
    attempt = submit(attempt=start(enrolment=enrolment, quiz=limited))
    before = QuizAttempt.objects.values().get()
    grant(learner=enrolment.learner, quiz=limited, extra_minutes=60, no_time_limit=True)
    assert QuizAttempt.objects.values().get() == before
    assert not attempt.is_open


def test_allowing_nothing_is_refused(enrolment, limited):
    with pytest.raises(ValidationError):
        grant(learner=enrolment.learner, quiz=limited)
    with pytest.raises(ValidationError):
        grant(learner=enrolment.learner, quiz=limited, extra_minutes=601)
    assert not QuizAllowance.objects.exists()


def test_a_trainer_gives_changes_and_takes_back_and_history_keeps_it(
    trainer, tom, enrolment, limited
):
    attempt = start(enrolment=enrolment, quiz=limited)
    reply = trainer.post(
        reverse("arrangements:add"), sent(enrolment.learner, limited, extra_minutes=15)
    )
    assert reply.status_code == 302
    allowance = QuizAllowance.objects.get()
    attempt.refresh_from_db()
    assert attempt.deadline - attempt.started_at == timedelta(minutes=45)
    trainer.post(
        reverse("arrangements:edit", args=[allowance.pk]),
        {"extra_attempts": 1, "extra_minutes": 30, "learner": 0, "quiz": 0},
    )
    attempt.refresh_from_db()
    assert attempt.deadline - attempt.started_at == timedelta(minutes=60)
    trainer.post(reverse("arrangements:delete", args=[allowance.pk]))
    assert not QuizAllowance.objects.exists()
    changes = list(QuizAllowance.history.order_by("history_id"))
    assert [(one.history_type, one.extra_minutes) for one in changes] == [
        ("+", 15), ("~", 30), ("-", 30)
    ]  # fmt: skip
    assert {one.history_user for one in changes} == {tom}
    page = text_of(trainer.get(reverse("arrangement_changes:index")))
    assert page.count("Ada Lovelace") >= 3


def test_the_list_finds_by_name_and_survives_anything(trainer, enrolment, limited):
    grant(learner=enrolment.learner, quiz=limited, extra_minutes=15)
    for name in ("arrangements", "arrangement_changes"):
        for words in ("Lovelace", "niemand", '"', "\x00", "ü" * 3000):
            reply = trainer.get(reverse(f"{name}:index"), {"q": words})
            assert reply.status_code == 200
            table = text_of(reply).split("<tbody")[-1]
            assert words == "\x00" or ("Ada Lovelace" in table) == (words == "Lovelace")


def test_a_second_arrangement_for_the_same_is_refused_with_words(trainer, enrolment, limited):
    grant(learner=enrolment.learner, quiz=limited, extra_minutes=15)
    url = reverse("arrangements:add")
    again = trainer.post(url, sent(enrolment.learner, limited, extra_minutes=5))
    nothing = trainer.post(url, {})
    assert (again.status_code, nothing.status_code) == (200, 200)
    assert QuizAllowance.objects.get().extra_minutes == 15


def test_learners_can_be_found_to_arrange_something(trainer, ada, cy):
    url = reverse("learner_chooser:choose_results")
    assert "Ada Lovelace" in text_of(trainer.get(url))
    found = text_of(trainer.get(url, {"q": "cy@example"}))
    assert ("Cy Fremd" in found, "Ada Lovelace" in found) == (True, False)
    for words in ("\x00", '"', "ü" * 3000):
        assert trainer.get(url, {"q": words}).status_code == 200
    assert trainer.get(reverse("learner_chooser:chosen", args=[ada.learner.pk])).status_code == 200


@pytest.mark.parametrize("who", ["rea", "ada", "cy"])
def test_without_the_right_nobody_gets_in_or_sees_names(browser_of, request, who, limited, ada):
    allowance = grant(learner=ada.learner, quiz=limited, extra_minutes=15)
    client = browser_of(request.getfixturevalue(who))
    addresses = [
        reverse("arrangements:index"),
        reverse("arrangements:add"),
        reverse("arrangements:edit", args=[allowance.pk]),
        reverse("arrangements:delete", args=[allowance.pk]),
        reverse("arrangements:history", args=[allowance.pk]),
        reverse("arrangement_changes:index"),
        reverse("learner_chooser:choose"),
        reverse("learner_chooser:choose_results"),
        reverse("learner_chooser:chosen", args=[ada.learner.pk]),
        reverse("learner_chooser:chosen_multiple") + f"?id={ada.learner.pk}",
    ]
    for url in addresses:
        for send in (client.get, client.post):
            reply = send(url)
            assert reply.status_code in {302, 403, 404, 405}, url
            assert "Lovelace" not in text_of(reply)
    assert QuizAllowance.objects.get().extra_minutes == 15


def test_the_menu_leads_there(trainer, browser_of, rea):
    url = reverse("arrangements:index")
    assert url in text_of(trainer.get("/admin/"))
    assert url not in text_of(browser_of(rea).get("/admin/"))


def test_an_open_page_for_arranging_has_its_choosers(trainer, limited):
    page = text_of(trainer.get(reverse("arrangements:add")))
    assert reverse("learner_chooser:choose") in page
    assert "<select" not in page.split("<form")[-1]
