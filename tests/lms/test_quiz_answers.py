"""Answers are kept one by one; what cannot be an answer is refused with a sentence."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.questions.registry import KINDS
from lms.services.quizzes import save_answer

from .conftest import form_of, of_kind, question_url, right_form, text_of, url_of

TOO_LONG = "ü" * 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_kept_and_shown_again(adas, attempt, kind):
    answer = of_kind(attempt, kind)
    adas.post(question_url(attempt, answer.position), right_form(answer) | {"overview": ""})
    answer.refresh_from_db()
    assert answer.response == KINDS[kind].key(answer.version.body)
    page = text_of(adas.get(question_url(attempt, answer.position)))
    for values in right_form(answer).values():
        assert all(f'value="{value}"' in page for value in values if kind != "ordering")


def test_a_later_answer_replaces_the_earlier_one(adas, attempt):
    answer = of_kind(attempt, "true_false")
    for response in (True, False):
        adas.post(question_url(attempt, answer.position), form_of(answer, response))
    answer.refresh_from_db()
    assert answer.response is False


def test_leaving_everything_blank_takes_the_answer_back(adas, attempt):
    answer = of_kind(attempt, "short_answer")
    url = question_url(attempt, answer.position)
    adas.post(url, {"answer": "14"})
    adas.post(url, {"answer": "   "})
    answer.refresh_from_db()
    assert answer.response is None


@pytest.mark.parametrize(
    ("pressed", "leads_to"), [("next", 3), ("back", 1), ("overview", None), ("", 3)]
)
def test_every_button_saves_and_leads_on(adas, attempt, pressed, leads_to):
    answer = attempt.answers.select_related("version").get(position=2)
    reply = adas.post(question_url(attempt, 2), right_form(answer) | {pressed: ""})
    wanted = question_url(attempt, leads_to) if leads_to else url_of(attempt, "attempt")
    assert reply.url.split("?")[0] == wanted
    answer.refresh_from_db()
    assert answer.response is not None


def test_the_last_question_leads_to_the_overview(adas, attempt):
    last = attempt.answers.select_related("version").last()
    reply = adas.post(question_url(attempt, last.position), right_form(last))
    assert reply.url.split("?")[0] == url_of(attempt, "attempt")


def test_without_any_answer_one_can_still_reach_the_overview_and_hand_in(adas, attempt):
    """A paper left blank must not lead round and round between first question and overview."""
    for pressed, position in (("overview", 1), ("next", attempt.answers.count())):
        reply = adas.post(question_url(attempt, position), {pressed: ""}, follow=True)
        assert f'action="{url_of(attempt, "submit")}"' in text_of(reply)


def test_a_fresh_attempt_begins_with_its_first_question(adas, attempt):
    assert adas.get(url_of(attempt, "attempt")).url == question_url(attempt, 1)


def test_saving_in_the_background_answers_204(adas, attempt):
    answer = of_kind(attempt, "single")
    reply = adas.post(
        question_url(attempt, answer.position),
        right_form(answer),
        headers={"X-Requested-With": "autosave"},
    )
    assert (reply.status_code, reply.content) == (204, b"")
    answer.refresh_from_db()
    assert answer.response is not None


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("single", {"answer": "no-such-option"}),
        ("single", {"answer": ["a", "b"]}),
        ("multiple", {"answer": ["no-such-option"]}),
        ("true_false", {"answer": "perhaps"}),
        ("matching", {"answer-1": "no-such-choice"}),
        ("cloze", {"answer-1": TOO_LONG}),
        ("cloze", {"answer-1": "Ge\x00walt"}),
        ("short_answer", {"answer": TOO_LONG}),
        ("short_answer", {"answer": "14\x00"}),
        ("short_answer", {"answer": ["14", "15"]}),
    ],
)
def test_a_malformed_answer_is_refused_and_the_kept_one_stays(adas, attempt, kind, data):
    answer = of_kind(attempt, kind)
    url = question_url(attempt, answer.position)
    adas.post(url, right_form(answer))
    answer.refresh_from_db()
    kept = answer.response
    reply = adas.post(url, data)
    assert reply.status_code == 400
    assert 'role="alert"' in text_of(reply)
    answer.refresh_from_db()
    assert answer.response == kept


@pytest.mark.parametrize("position", ["1", "0", "99", "eins", "1\x00"])
def test_positions_that_give_no_order_are_refused(adas, attempt, position):
    answer = of_kind(attempt, "ordering")
    data = dict.fromkeys(right_form(answer), position)
    assert adas.post(question_url(attempt, answer.position), data).status_code == 400


@pytest.mark.parametrize("kind", ["single", "multiple", "matching"])
def test_an_option_of_another_question_is_refused(adas, attempt, kind):
    answer = of_kind(attempt, kind)
    others = attempt.answers.select_related("version").filter(version__kind="ordering")
    foreign = next(iter(form_of(others[0], others[0].order).values()))[0]
    field = next(iter(right_form(answer)))
    reply = adas.post(question_url(attempt, answer.position), {field: foreign})
    assert reply.status_code == 400


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=120), kind=st.sampled_from(sorted(KINDS)))
def test_no_text_whatever_breaks_a_question(adas, attempt, text, kind):
    answer = of_kind(attempt, kind)
    fields = dict.fromkeys(right_form(answer), text) | {"answer": text}
    data = {name: value.encode("utf-8", "ignore").decode() for name, value in fields.items()}
    reply = adas.post(question_url(attempt, answer.position), data)
    assert reply.status_code in {302, 400}


@pytest.mark.parametrize("position", [0, 11, 10**30])
def test_a_question_that_is_not_on_the_paper_answers_404(adas, attempt, position):
    assert adas.get(question_url(attempt, position)).status_code == 404
    assert adas.post(question_url(attempt, position), {"answer": "a"}).status_code == 404


def test_the_service_refuses_a_position_that_is_not_there(attempt):
    with pytest.raises(attempt.answers.model.DoesNotExist):
        save_answer(attempt=attempt, position=99, response=None)


def test_an_unknown_attempt_answers_404(adas, attempt):
    unknown = "00000000-0000-4000-8000-000000000000"
    assert adas.get(reverse("lms:attempt", args=[unknown])).status_code == 404
