"""Feedback after each question: checked is locked, and only what the settings allow is told."""

from fractions import Fraction

import pytest
from django.utils.translation import gettext

from courses.models.quiz_settings import Moment
from courses.questions.registry import KINDS
from lms.exceptions import AnswerLocked, AttemptClosed, NothingToCheck
from lms.models import AttemptAnswer
from lms.services.quizzes import save_answer, submit
from tests.conftest import answer_all

from .conftest import form_of, of_kind, question_url, right_form, text_of, url_of
from .test_quiz_secrecy import secrets_of

CHECK = {"check": ""}


@pytest.fixture
def each(attempt, quiz):
    """Verdict and feedback after each question, right answers at the end."""
    quiz.show_verdict = quiz.show_feedback = Moment.EACH
    quiz.save()
    return attempt


def check(client, attempt, answer, data=None):
    form = (right_form(answer) if data is None else data) | CHECK
    return client.post(question_url(attempt, answer.position), form)


@pytest.mark.parametrize("kind", KINDS)
def test_a_checked_answer_is_graded_shown_and_locked(adas, each, kind):
    answer = of_kind(each, kind)
    reply = check(adas, each, answer)
    assert reply.url == question_url(each, answer.position) + "#urteil"
    answer.refresh_from_db()
    assert (answer.checked_at is not None, answer.fraction) == (True, 1)
    page = text_of(adas.get(reply.url))
    assert gettext("Correct") in page
    assert "data-autosave" not in page
    assert answer.version.body["feedback"] in page


def test_short_words_are_gone_once_they_are_checked(adas, each):
    answer = of_kind(each, "short_answer")
    secret = "Frau Beispiel aus der Nachbarschaft"
    reply = check(adas, each, answer, form_of(answer, secret))
    answer.refresh_from_db()
    assert (answer.response, answer.fraction) == (None, 0)
    page = text_of(adas.get(reply.url))
    assert secret not in page
    assert gettext("Not quite yet") in page
    assert gettext("Not answered") not in page


def test_the_stored_points_of_forgotten_words_count_at_the_end(each):
    for answer in each.answers.select_related("version"):
        key = KINDS[answer.version.kind].key(answer.version.body)
        save_answer(attempt=each, position=answer.position, response=key, check=True)
    assert submit(attempt=each).score == 1


def test_thirds_that_were_checked_are_counted_exactly(each):
    """Checked or not, the score is the same: nothing is rounded on the way."""
    gap = of_kind(each, "cloze")
    key = KINDS["cloze"].key(gap.version.body)
    part = dict(list(key.items())[:1])
    save_answer(attempt=each, position=gap.position, response=part, check=True)
    score = submit(attempt=each).score
    assert score == round(Fraction(1, len(key) * 10), 6)


@pytest.mark.parametrize("deed", ["check", "next", "back", "overview"])
def test_a_replay_changes_nothing_and_says_so(adas, each, deed):
    answer = of_kind(each, "true_false")
    check(adas, each, answer, form_of(answer, not answer.version.body["answer"]))
    before = AttemptAnswer.objects.values().get(pk=answer.pk)
    url = question_url(each, answer.position)
    reply = adas.post(url, right_form(answer) | {deed: ""}, follow=True)
    assert str(AnswerLocked.message) in text_of(reply)
    assert AttemptAnswer.objects.values().get(pk=answer.pk) == before


def test_a_second_tab_with_nonsense_is_told_that_it_is_locked(adas, each):
    answer = of_kind(each, "single")
    check(adas, each, answer)
    reply = check(adas, each, answer, {"answer": "tampered"})
    assert reply.status_code == 302


def test_saving_in_the_background_cannot_unlock(adas, each):
    answer = of_kind(each, "true_false")
    check(adas, each, answer)
    wrong = form_of(answer, not answer.version.body["answer"])
    url = question_url(each, answer.position)
    reply = adas.post(url, wrong, headers={"X-Requested-With": "autosave"})
    assert reply.status_code == 302
    answer.refresh_from_db()
    assert answer.response is answer.version.body["answer"]


def test_a_blank_answer_is_not_locked(adas, each):
    answer = of_kind(each, "single")
    reply = check(adas, each, answer, {})
    assert reply.status_code == 400
    assert str(NothingToCheck.message) in text_of(reply)
    answer.refresh_from_db()
    assert answer.checked_at is None


def test_the_button_alone_checks_nothing_where_the_quiz_tells_at_the_end(adas, attempt):
    answer = of_kind(attempt, "true_false")
    check(adas, attempt, answer)
    answer.refresh_from_db()
    assert (answer.checked_at, answer.fraction) == (None, None)
    page = text_of(adas.get(question_url(attempt, answer.position)))
    assert 'name="check"' not in page


def test_answers_need_not_be_checked_to_count(each):
    assert answer_all(each).score == 1


def test_a_checked_answer_counts_as_answered_in_the_overview(adas, each):
    check(adas, each, of_kind(each, "short_answer"))
    assert text_of(adas.get(url_of(each, "attempt") + "?alle")).count("step--done") == 1


def test_what_comes_at_the_end_is_not_told_after_the_question(adas, each):
    """The right answer is set to "after handing in"."""
    for kind in ("matching", "cloze"):
        answer = of_kind(each, kind)
        body = answer.version.body
        if kind == "cloze":
            check(adas, each, answer, form_of(answer, {"1": "ganz anders"}))
            hidden = [text for text in body["segments"] if isinstance(text, dict)]
            words = [word for gap in hidden for word in gap["accept"]]
        else:
            pair = body["pairs"][0]
            wrong = next(c["id"] for c in body["choices"] if c["id"] != pair["choice"])
            check(adas, each, answer, form_of(answer, {pair["id"]: wrong}))
            words = [c["text"] for c in body["choices"] if c["id"] != wrong]
        main = text_of(adas.get(question_url(each, answer.position))).split('class="quiz"')[1]
        feedback = body["feedback"]
        shown = main.split("</article>")[0].replace(feedback, "")
        assert not [word for word in words if f">{word}<" in shown]


@pytest.mark.parametrize("kind", KINDS)
def test_before_checking_nothing_is_told(adas, each, kind):
    answer = of_kind(each, kind)
    form = text_of(adas.get(question_url(each, answer.position))).split("data-autosave")[1]
    for secret in filter(lambda text: len(text) > 2, secrets_of(answer.version.body)):
        assert secret not in form.split("</form>")[0]


def test_nothing_can_be_checked_after_handing_in(each):
    submit(attempt=each)
    with pytest.raises(AttemptClosed):
        save_answer(attempt=each, position=1, response=None, check=True)


def test_a_change_of_the_settings_meanwhile_unlocks_nothing(adas, each, quiz):
    answer = of_kind(each, "single")
    check(adas, each, answer)
    quiz.show_verdict = quiz.show_feedback = Moment.NEVER
    quiz.save()
    page = text_of(adas.get(question_url(each, answer.position)))
    assert "question__verdict" not in page
    assert not [text for text in secrets_of(answer.version.body) if text and text in page]
    with pytest.raises(AnswerLocked):
        save_answer(attempt=each, position=answer.position, response="a")


@pytest.mark.parametrize("moment", ["show_verdict", "show_feedback", "show_solution"])
def test_checking_leads_to_what_is_said_about_it(adas, each, moment):
    """Past the head of the page, by an address that a browser scrolls and moves the focus to."""
    for name in ("show_verdict", "show_feedback", "show_solution"):
        setattr(each.quiz, name, "each" if name == moment else "never")
    each.quiz.save()
    answer = of_kind(each, "single")
    reply = check(adas, each, answer, right_form(answer))
    place = reply.url.partition("#")[2]
    target = text_of(adas.get(reply.url)).split(f'id="{place}"')
    assert len(target) == 2
    assert target[0].rsplit("<", 1)[1].startswith("p" if moment == "show_verdict" else "div")
    assert target[1].startswith(' tabindex="-1"')
