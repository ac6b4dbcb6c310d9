"""The ready-made site's own start page as root, and Ada in front of her quiz."""

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.models import Page, Site

from lms.models import Enrolment, QuizAttempt
from lms.services.quizzes import start
from lms.site.models import HomePage


@pytest.fixture
def home(p1: Any) -> Iterator[HomePage]:
    """The start page, with the catalogue below it."""
    home = HomePage(title="Startseite", slug="start")
    Page.get_first_root_node().add_child(instance=home)
    p1.get_parent().move(home, "last-child")
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    p1.refresh_from_db()
    yield HomePage.objects.get(pk=home.pk)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def attempt(enrolment: Enrolment, quiz: Any) -> QuizAttempt:
    return start(enrolment=enrolment, quiz=quiz)
