"""How many queries a page may cost, and that more data does not make it cost more."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from courses.models import CoursePage, LessonPage, ProfessionalGroup, QuizPage, Topic
from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, Enrolment, Learner
from lms.services.enrolments import enrol
from lms.services.progress import finish_lesson
from lms.services.quizzes import save_answer, start
from tests.conftest import complete

from .conftest import question_url, url_of

PAGE_BUDGET = 15
SUBMIT_BUDGET = 30


def more_courses(p1: CoursePage, number: int) -> list[CoursePage]:
    catalogue = p1.get_parent()
    made = []
    for index in range(number):
        course = CoursePage(title=f"Kurs {index}", slug=f"kurs-{index}", description="Worte")
        catalogue.add_child(instance=course)
        course.topics.set(Topic.objects.all()[:2])
        course.save()
        made.append(course)
    return made


def more_lessons(course: CoursePage, number: int) -> None:
    for index in range(number):
        course.add_child(instance=LessonPage(title=f"L{index}", slug=f"weitere-{index}"))


def more_learners(course: CoursePage, number: int) -> None:
    """Other people's enrolments, with progress."""
    lesson = LessonPage.objects.child_of(course).first()
    for index in range(number):
        user = get_user_model().objects.create_user(f"viele{index}@example.org")
        enrolment = enrol(learner=Learner.objects.create(user=user, name="X"), course=course)
        finish_lesson(enrolment=enrolment, lesson=lesson)


@pytest.fixture
def address(home, p1, quiz):
    """Pages of the ready-made site."""
    lessons = LessonPage.objects.child_of(p1).order_by("path")
    catalogue = p1.get_parent().url
    return {
        "catalogue": catalogue,
        "filter": f"{catalogue}?thema=praevention&gruppe=childcare&dauer=lang",
        "search": f"{catalogue}?thema=praevention&q=Kinder",
        "course": p1.url,
        "lesson": lessons[1].url,
        "notice": lessons.filter(notice_level=2)[0].url,
        "hits": f"{catalogue}suche/?q=Kinder",
        "quiz": QuizPage.objects.get(pk=quiz.pk).url,
    }


@pytest.mark.parametrize(
    "kind", ["catalogue", "filter", "search", "hits", "course", "lesson", "notice", "quiz"]
)
def test_a_page_stays_within_its_budget_and_flat(adas, ada, enrolment, address, queries, p1, kind):
    ada.learner.groups.set(ProfessionalGroup.objects.all()[:2])
    url = address[kind]
    adas.get(url)  # fills what Wagtail keeps per process, e.g. the root of the site
    few = queries(lambda: adas.get(url))
    more_courses(p1, 15)
    more_lessons(p1, 10)
    more_learners(p1, 5)
    many = queries(lambda: adas.get(url))
    assert many == few <= PAGE_BUDGET


@pytest.mark.parametrize("name", ["question", "attempt", "result"])
def test_a_page_of_the_quiz_stays_within_its_budget(adas, attempt, queries, name):
    url = question_url(attempt, 1) if name == "question" else url_of(attempt, name) + "?alle"
    if name == "result":
        adas.post(url_of(attempt, "submit"))
    adas.get(url)
    assert queries(lambda: adas.get(url)) <= PAGE_BUDGET


def partly(answer: AttemptAnswer) -> object:
    """A response that earns some of the point where the kind knows partial credit."""
    key = KINDS[answer.version.kind].key(answer.version.body)
    if isinstance(key, dict):
        return dict(list(key.items())[:-1])
    return key[:-1] if answer.version.kind == "multiple" else key


def rightly(answer: AttemptAnswer) -> object:
    return KINDS[answer.version.kind].key(answer.version.body)


@pytest.mark.parametrize("answered", [rightly, partly])
def test_handing_in_stays_within_its_budget_completion_included(
    adas, attempt, queries, p1, answered
):
    """Ten questions; issuing the certificate comes after the commit and is not counted."""
    for lesson in LessonPage.objects.child_of(p1):
        finish_lesson(enrolment=attempt.enrolment, lesson=lesson)
    answers = list(attempt.answers.select_related("version"))
    assert len(answers) == 10
    for answer in answers:
        save_answer(attempt=attempt, position=answer.position, response=answered(answer))
    assert queries(lambda: adas.post(url_of(attempt, "submit"))) <= SUBMIT_BUDGET
    assert hasattr(Enrolment.objects.get(), "completion")


def test_starting_and_saving_stay_within_the_page_budget(adas, enrolment, quiz, queries):
    adas.get(reverse("lms:my_learning"))
    begin = reverse("lms:start_quiz", args=[quiz.pk])
    assert queries(lambda: adas.post(begin)) <= PAGE_BUDGET + 3
    attempt = start(enrolment=enrolment, quiz=quiz)
    assert queries(lambda: adas.post(question_url(attempt, 9), {"answer": "14"})) <= PAGE_BUDGET


def test_my_learning_is_flat_from_one_to_twenty_rows(adas, ada, enrolment, p1, queries):
    complete(enrolment)
    url = reverse("lms:my_learning")
    adas.get(url)
    one = queries(lambda: adas.get(url))
    for course in more_courses(p1, 19):
        more_lessons(course, 2)
        enrol(learner=ada.learner, course=course)
    reply = adas.get(url)
    assert len(reply.context["rows"]) == 20
    assert queries(lambda: adas.get(url)) <= one
    assert one <= PAGE_BUDGET
