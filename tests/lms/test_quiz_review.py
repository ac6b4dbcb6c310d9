"""The result page shows what the quiz allows, explains what is gone, and knows its lessons."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from courses.models import LessonPage, QuestionVersion, Topic
from courses.models.quiz_settings import Moment
from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, Enrolment, QuizAttempt
from lms.services.quizzes import save_answer, start, submit
from tests.conftest import answer_all
from tests.courses.question_bank import add_pool, fill_bank

from .conftest import of_kind, text_of, url_of
from .test_quiz_secrecy import secrets_of


def allow(quiz, verdict=Moment.NEVER, feedback=Moment.NEVER, solution=Moment.NEVER):
    quiz.show_verdict, quiz.show_feedback, quiz.show_solution = verdict, feedback, solution
    quiz.save()


def explained(adas, attempt):
    """The part of the result page below the summary."""
    page = text_of(adas.get(url_of(attempt, "result")))
    return page.split('class="lesson__main quiz"')[1].split("</article>")[0]


def answer_wrongly(attempt):
    for answer in attempt.answers.select_related("version"):
        kind, body = answer.version.kind, answer.version.body
        response = {
            "true_false": lambda body=body: not body["answer"],
            "single": lambda body=body: next(
                one["id"] for one in body["options"] if not one["correct"]
            ),
            "short_answer": lambda: "ganz anders",
        }.get(kind, lambda: None)()
        save_answer(attempt=attempt, position=answer.position, response=response)
    return submit(attempt=attempt)


@pytest.mark.parametrize("right", [True, False])
def test_nothing_is_shown_if_nothing_may_be(adas, attempt, quiz, right):
    allow(quiz)
    answer_all(attempt) if right else answer_wrongly(attempt)
    shown = explained(adas, attempt)
    for answer in attempt.answers.select_related("version"):
        for secret in filter(lambda text: len(text) > 8, secrets_of(answer.version.body)):
            assert secret not in shown
    assert "question__prompt" not in shown


def test_after_passing_means_after_passing(adas, attempt, quiz):
    allow(quiz, Moment.END, Moment.PASSED, Moment.PASSED)
    answer_wrongly(attempt)
    shown = explained(adas, attempt)
    assert "question__verdict" in shown
    for answer in attempt.answers.select_related("version"):
        for secret in filter(lambda text: len(text) > 8, secrets_of(answer.version.body)):
            assert secret not in shown
    again = answer_all(start(enrolment=attempt.enrolment, quiz=quiz))
    shown = explained(adas, again)
    assert all(
        one.version.body["feedback"] in shown for one in again.answers.select_related("version")
    )


def test_passing_opens_what_was_failed_before(adas, attempt, quiz):
    allow(quiz, Moment.PASSED, Moment.PASSED, Moment.PASSED)
    answer_wrongly(attempt)
    assert "question__verdict" not in explained(adas, attempt)
    again = start(enrolment=attempt.enrolment, quiz=quiz)
    assert "question__verdict" not in explained(adas, attempt)
    answer_all(again)
    shown = explained(adas, attempt)
    assert "question__verdict" in shown
    told = [one.version.body["feedback"] for one in attempt.answers.select_related("version")]
    assert all(words in shown for words in told)
    assert gettext("In this quiz the explanations are shown once you have passed.") not in shown


def test_passing_in_an_earlier_cycle_opens_nothing(adas, ada, attempt, quiz, p1):
    """Whoever learns again is to find out again."""
    allow(quiz, Moment.PASSED, Moment.PASSED, Moment.PASSED)
    answer_all(attempt)
    next_round = Enrolment.objects.create(learner=ada.learner, course=p1, cycle=2)
    failed = answer_wrongly(start(enrolment=next_round, quiz=quiz))
    assert "question__verdict" not in explained(adas, failed)


def test_a_failed_quiz_says_that_explanations_come_with_passing(adas, attempt, quiz):
    allow(quiz, Moment.PASSED, Moment.PASSED, Moment.PASSED)
    answer_wrongly(attempt)
    assert gettext("In this quiz the explanations are shown once you have passed.") in explained(
        adas, attempt
    )


def test_the_solution_of_each_kind_stays_away(adas, attempt, quiz):
    allow(quiz, Moment.END, Moment.END, Moment.NEVER)
    answer_wrongly(attempt)
    shown = explained(adas, attempt)
    for words in ("Correct answer:", "Correct answer", "The right order:", "also accepted:"):
        assert gettext(words) not in shown
    assert "option--right" not in shown


def test_the_lesson_of_a_draw_is_offered_by_the_question_it_drew(adas, enrolment, quiz, p1):
    first, second = LessonPage.objects.child_of(p1)[:2]
    topic = Topic.objects.create(title="Neu", slug="neu")
    fill_bank(1, topic=topic, tag="eins")
    fill_bank(1, topic=topic, tag="zwei")
    quiz.quiz_questions.all().delete()
    add_pool(quiz, 1, tag="eins", lesson=first)
    add_pool(quiz, 1, tag="zwei", lesson=second)
    attempt = answer_wrongly(start(enrolment=enrolment, quiz=quiz))
    shown = explained(adas, attempt)
    assert [shown.count(f'href="{lesson.url}"') for lesson in (first, second)] == [1, 1]
    second.unpublish()
    assert second.url not in explained(adas, attempt)


def test_no_lesson_is_offered_where_right_and_wrong_are_not_told(adas, attempt, quiz):
    allow(quiz, Moment.NEVER, Moment.END, Moment.NEVER)
    answer_wrongly(attempt)
    assert gettext("Read again:") not in explained(adas, attempt)


@pytest.mark.parametrize("passed", [True, False])
def test_a_result_whose_answers_are_gone_still_says_passed_or_not(adas, attempt, passed):
    answer_all(attempt, rightly=passed)
    attempt.answers.all().delete()
    QuizAttempt.objects.update(score=None, submitted_at=timezone.now() - timedelta(days=40))
    page = text_of(adas.get(url_of(attempt, "result")))
    assert gettext("Passed" if passed else "Not passed yet") in page
    assert gettext("Your answers are erased") in page
    assert " 30 " in page
    assert "None" not in page.split("<main")[1]
    assert " 0 %" not in page.split('class="result')[1].split("</header>")[0]


def test_an_open_attempt_without_rows_answers_no_500(adas, attempt):
    AttemptAnswer.objects.all().delete()
    assert adas.get(url_of(attempt, "attempt") + "?alle").status_code == 200
    assert adas.get(url_of(attempt, "attempt"), follow=True).status_code in {200, 404}
    assert adas.post(url_of(attempt, "submit"), follow=True).status_code == 200


def test_a_regraded_answer_is_called_what_it_earned_now(adas, attempt):
    answer = of_kind(attempt, "true_false")
    save_answer(
        attempt=attempt, position=answer.position, response=not answer.version.body["answer"]
    )
    submit(attempt=attempt)
    old = answer.version
    new = QuestionVersion.objects.create(
        question=old.question, number=99, kind=old.kind, body=old.body, digest="neu"
    )
    AttemptAnswer.objects.filter(pk=answer.pk).update(fraction=1, graded_as=new)
    shown = explained(adas, attempt)
    note = gettext(
        "This question was corrected after you answered it, and your answer was graded again."
    )
    assert shown.count(note) == 1
    assert not [text for text in secrets_of(old.body) if text and text in shown]


def with_pictures(attempt):
    """Every question of the paper gets two pictures, one of which is gone from the library."""
    image = get_image_model().objects.create(title="Bild", file=get_test_image_file())
    for answer in attempt.answers.select_related("version"):
        pictures = [{"image": image.pk, "alt": "Ein Bild"}, {"image": 10**9, "alt": "Fehlt"}]
        QuestionVersion.objects.filter(pk=answer.version_id).update(
            body=answer.version.body | {"pictures": pictures}
        )


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail's own file
def test_pictures_of_all_questions_cost_two_queries_together(adas, attempt, queries):
    answer_all(attempt)
    url = url_of(attempt, "result")
    adas.get(url)
    without = queries(lambda: adas.get(url))
    with_pictures(attempt)
    adas.get(url)
    assert queries(lambda: adas.get(url)) <= without + 2
    page = text_of(adas.get(url))
    assert page.count('alt="Ein Bild"') == page.count("Fehlt") == 10


@pytest.mark.parametrize("kind", KINDS)
def test_the_result_of_each_kind_survives_forgotten_responses(adas, attempt, kind):
    answer_all(attempt)
    attempt.answers.update(response=None)
    assert gettext("Not answered") not in explained(adas, attempt)
