"""Short words for reading a page and for making a course."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from courses.models import CoursePage


def text_of(response: HttpResponse) -> str:
    """The page as text with entities resolved, so that quotes in sentences compare."""
    return unescape(response.content.decode())


@pytest.fixture
def visitor() -> Client:
    """A browser that is not logged in."""
    return Client()


@pytest.fixture
def make_course(p1: CoursePage) -> Callable[..., CoursePage]:
    """Another course in the catalogue; `live=False` makes a draft."""

    def make(title: str, **fields: Any) -> CoursePage:
        values = {"slug": title.lower().replace(" ", "-"), "description": "Worte."} | fields
        course = p1.get_parent().add_child(instance=CoursePage(title=title, **values))
        return CoursePage.objects.get(pk=course.pk)

    return make
