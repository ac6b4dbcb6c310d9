"""Deed: look after courses in the Wagtail admin of a foreign site, whatever its prefix."""

import json

import pytest

pytestmark = pytest.mark.host

LOOK_AROUND = """
import json, re
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from courses.models import CatalogPage, CoursePage, LessonPage, Question, QuizPage
boss, _ = User.objects.get_or_create(username="boss", is_staff=True, is_superuser=True)
client = Client(SERVER_NAME="127.0.0.1")
client.force_login(boss)
pages = [model.objects.first() for model in (CatalogPage, CoursePage, LessonPage, QuizPage)]
paths = {reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages}
question = Question.snippet_viewset.get_url_name("edit")
paths.add(reverse(question, args=[Question.objects.first().pk]))
menu = client.get(reverse("wagtailadmin_home")).content.decode()
paths |= set(re.findall(r'"url": "(/verwaltung/[^"?#]+)"', menu))
print(json.dumps({path: client.get(path).status_code for path in sorted(paths)}))
"""


def test_every_screen_opens(filled):
    found = json.loads(filled.must("shell", "--verbosity", "0", "--command", LOOK_AROUND))
    for screen in ("courses/question", "courses/contactpoint", "enrolment", "certificate"):
        assert [path for path in found if screen in path], f"{screen} is not in the menu"
    assert {path: status for path, status in found.items() if status != 200} == {}
