"""Who sends the requests: sessions and attempts made for this run."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.models import Session
from django.db.models import Max
from django.utils import timezone
from django.utils.crypto import get_random_string

from courses.models import CoursePage, LessonPage, QuizPage
from courses.queries.questions import current_versions
from lms.models import Enrolment, Learner, QuizAttempt, StepRecord

from .dataset.records import answer

CSRF = "b" * 32  # a valid secret; cookie and form carry the same one
FORM = f"csrfmiddlewaretoken={CSRF}"


def cookies_of(learners: list[Learner]) -> list[str]:
    """A logged-in session for each, as the Cookie header sends it."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    expires = timezone.now() + timezone.timedelta(days=1)
    sessions = Session.objects.bulk_create(
        Session(
            session_key=get_random_string(32, "abcdefghijklmnopqrstuvwxyz0123456789"),
            session_data=store.encode(log_in(learner.user)),
            expire_date=expires,
        )
        for learner in learners
    )
    return [f"sessionid={session.session_key}; csrftoken={CSRF}" for session in sessions]


def log_in(user: AbstractBaseUser) -> dict[str, str]:
    """What `django.contrib.auth.login` writes into the session."""
    return {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }


def learners(course: CoursePage, count: int) -> list[Learner]:
    """The first learners of a course who have not completed it."""
    running = Enrolment.objects.filter(course=course, cycle=1, completion__isnull=True)
    found = Learner.objects.filter(pk__in=running.values("learner"))
    return list(found.select_related("user").order_by("pk")[:count])


def open_attempts(course: CoursePage, people: list[Learner]) -> list[QuizAttempt]:
    """A new cycle for each, all lessons done, all questions answered, not handed in yet."""
    quiz = QuizPage.objects.child_of(course).get()
    lessons = list(LessonPage.objects.child_of(course).live())
    newest = Enrolment.objects.filter(course=course).aggregate(newest=Max("cycle"))["newest"]
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(learner=learner, course=course, cycle=newest + 1) for learner in people
    )
    StepRecord.objects.bulk_create(
        StepRecord(enrolment=row, step_id=lesson.pk, done_at=timezone.now())
        for row in enrolments
        for lesson in lessons
    )
    attempts = QuizAttempt.objects.bulk_create(
        QuizAttempt(enrolment=row, quiz=quiz, pass_mark=course.pass_mark) for row in enrolments
    )
    answer(attempts, current_versions(quiz))
    return attempts
