"""The test cast: Ada learns, Tom trains, Rea reviews, Cy must see nothing."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, TransactionTestCase

from courses.models import CoursePage, LessonPage, QuizPage
from courses.questions.registry import KINDS
from lms.models import Completion, Enrolment, QuizAttempt
from lms.services.enrolments import enrol
from lms.services.people import save_profile
from lms.services.progress import finish_lesson
from lms.services.quizzes import save_answer, start, submit
from tests.snapshots import SNAPSHOT

pytest_plugins = ["tests.issuer_keys", "tests.only_database"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Every test starts with one shipped course in place, also after a test that commits."""
    with django_db_blocker.unblock():
        call_command("load_starter", course=["p1"], stdout=StringIO())
        SNAPSHOT.take()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: SNAPSHOT.put_back())
        yield


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the fonts for print are cut once."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def person(db: None) -> Callable[..., Any]:
    def make(name: str, **fields: Any) -> Any:
        return get_user_model().objects.create_user(f"{name}@example.org", **fields)

    return make


@pytest.fixture
def ada(person: Callable[..., Any]) -> Any:
    """Learns; has a name and no groups."""
    user = person("ada")
    save_profile(user=user, name="Ada Lovelace", groups=[])
    return user


@pytest.fixture
def cy(person: Callable[..., Any]) -> Any:
    """Somebody else; must see nothing of Ada's."""
    user = person("cy")
    save_profile(user=user, name="Cy Fremd", groups=[])
    return user


@pytest.fixture
def tom(person: Callable[..., Any]) -> Any:
    """Trains: may edit pages."""
    user = person("tom")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def rea(person: Callable[..., Any]) -> Any:
    """Reviews: may publish pages."""
    user = person("rea")
    user.groups.add(Group.objects.get(name="Moderators"))
    return user


@pytest.fixture
def admin(person: Callable[..., Any]) -> Any:
    return person("admin", is_staff=True, is_superuser=True)


@pytest.fixture
def browser_of() -> Callable[[Any], Client]:
    """A test client that is logged in as somebody."""

    def make(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def p1(db: None) -> CoursePage:
    """The shipped course P1."""
    return CoursePage.objects.get(code="P1")


@pytest.fixture
def quiz(p1: CoursePage) -> QuizPage:
    return QuizPage.objects.child_of(p1).get()


@pytest.fixture
def enrolment(ada: Any, p1: CoursePage) -> Enrolment:
    return enrol(learner=ada.learner, course=p1)


def answer_all(attempt: QuizAttempt, *, rightly: bool = True) -> QuizAttempt:
    """Answer every question with its key, or leave all unanswered, and hand in."""
    for answer in attempt.answers.select_related("version") if rightly else ():
        key = KINDS[answer.version.kind].key(answer.version.body)
        save_answer(attempt=attempt, position=answer.position, response=key)
    return submit(attempt=attempt)


def complete(enrolment: Enrolment) -> Completion:
    """Do the whole course by the verbs the pages use."""
    for lesson in LessonPage.objects.child_of(enrolment.course).live():
        finish_lesson(enrolment=enrolment, lesson=lesson)
    for quiz in QuizPage.objects.child_of(enrolment.course).live():
        answer_all(start(enrolment=enrolment, quiz=quiz))
    return Completion.objects.get(enrolment=enrolment)


@pytest.fixture
def completion(enrolment: Enrolment) -> Completion:
    return complete(enrolment)
