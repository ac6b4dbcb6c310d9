"""The cast: Ada learns, Cy must see nothing, Vera may look, Rea may revoke."""

from collections.abc import Callable
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.core.files.storage import storages
from django.utils import timezone
from wagtail.models import Locale, Page

from certificates.models import Certificate
from certificates.services.issue import issue
from courses.models import CatalogPage, CoursePage, LessonPage, Provider, QuizPage, Topic
from lms.models import Completion, Enrolment, Learner, QuizAttempt

User = get_user_model()
NUMBERS = count(1)


@pytest.fixture(autouse=True)
def _own_ground(settings, tmp_path, fonts):
    """A folder for the files, fonts cut once, an empty counter."""
    settings.STORAGES = settings.STORAGES | {
        "certificates": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "certificates"},
        }
    }
    settings.COURSES_FONT_CACHE = fonts
    settings.CERTIFICATES_BASE_URL = "https://lernen.example.org"
    cache.clear()
    yield
    storages._storages.clear()


@pytest.fixture
def files(tmp_path) -> Callable[[], list[Path]]:
    return lambda: [path for path in (tmp_path / "certificates").rglob("*") if path.is_file()]


@pytest.fixture
def provider(db) -> Provider:
    return Provider.objects.create(
        slug="beispiel",
        name="Kinderschutz Beispiel e. V.",
        address="Beispielweg 1\r\n12345 Musterstadt",
        responsible="Dr. Lea Leitung",
    )


@pytest.fixture
def home(db) -> Page:
    """Some page to hang the course on; a transactional test finds the tables empty."""
    Locale.objects.get_or_create(language_code="de")
    return Page.objects.filter(depth=2).first() or Page.add_root(title="Root", slug="root")


@pytest.fixture
def course(home, provider) -> CoursePage:
    home = Page.objects.get(depth=2)
    catalogue = home.add_child(instance=CatalogPage(title="Katalog", slug="katalog"))
    page = catalogue.add_child(
        instance=CoursePage(
            title="Hinsehen lernen",
            slug="hinsehen",
            code="P1",
            description="…",
            units=Decimal("4"),
            provider=provider,
            version="1.0",
            objectives=[("objective", "Anhaltspunkte sachlich beschreiben")],
        )
    )
    topic, _created = Topic.objects.get_or_create(
        slug="praevention", defaults={"title": "Prävention"}
    )
    page.topics.add(topic)
    page.save()
    for title in ("Erste Lektion", "Zweite Lektion"):
        page.add_child(instance=LessonPage(title=title))
    page.add_child(instance=LessonPage(title="Entwurf", live=False))
    page.add_child(instance=QuizPage(title="Quiz"))
    return page


@pytest.fixture
def make_learner(db) -> Callable[..., Learner]:
    def make(name: str = "Ada Löwenherz") -> Learner:
        user = User.objects.create_user(f"person{next(NUMBERS)}@example.org")
        return Learner.objects.create(user=user, name=name)

    return make


@pytest.fixture
def complete(course, make_learner) -> Callable[..., Completion]:
    """A completion as the services would have left it, without telling anybody."""

    def make(learner: Learner | None = None, passed: bool = True, **fields) -> Completion:
        enrolment = Enrolment.objects.create(learner=learner or make_learner(), course=course)
        if passed:
            QuizAttempt.objects.create(
                enrolment=enrolment,
                quiz=QuizPage.objects.child_of(course).get(),
                pass_mark=60,
                submitted_at=timezone.now(),
                score=Decimal("0.8"),
                passed=True,
            )
        values = {"completed_at": timezone.now(), "course_version": "1.0", "units": Decimal("4")}
        return Completion.objects.create(enrolment=enrolment, **values | fields)

    return make


@pytest.fixture
def completion(complete) -> Completion:
    return complete()


@pytest.fixture
def certificate(completion) -> Certificate:
    return issue(completion=completion)


@pytest.fixture
def ada(completion) -> User:
    return completion.enrolment.learner.user


@pytest.fixture
def cy(make_learner) -> User:
    return make_learner("Cy Fremd").user


@pytest.fixture
def staff(db) -> Callable[..., User]:
    """Somebody who may enter the admin and has these permissions."""

    def make(*codenames: str) -> User:
        user = User.objects.create_user(f"staff{next(NUMBERS)}@example.org")
        names = ["access_admin", *codenames]
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        return user

    return make
