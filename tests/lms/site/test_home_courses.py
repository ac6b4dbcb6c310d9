"""The start page offers what a newcomer can begin with."""

import datetime as dt

from django.utils import timezone

from courses.models import CoursePage


def offered(client, home) -> list[CoursePage]:
    return list(client.get(home.url).context["courses"])


def add(p1, title: str, *, days: int, **fields) -> CoursePage:
    course = CoursePage(title=title, slug=title.lower(), description="Worte.", units=1, **fields)
    p1.get_parent().add_child(instance=course)
    published = timezone.now() + dt.timedelta(days=days)
    CoursePage.objects.filter(pk=course.pk).update(first_published_at=published)
    return course


def test_basic_courses_come_first_the_newest_of_them_in_front(client, home, p1):
    older = add(p1, "Grund", days=1, level="basic")
    newer = add(p1, "Anfang", days=2, level="basic")
    add(p1, "Vertieft", days=9, level="advanced")
    assert offered(client, home) == [newer, older, p1]


def test_without_three_basic_courses_others_fill_the_row(client, home, p1):
    deep = add(p1, "Vertieft", days=9, level="advanced")
    assert offered(client, home)[:2] == [p1, deep]


def test_refreshers_short_forms_and_drafts_are_not_for_a_beginning(client, home, p1):
    add(p1, "Frisch", days=1, level="basic", refresher_of=p1)
    add(p1, "Kurz", days=2, level="basic", variant_of=p1)
    add(p1, "Entwurf", days=3, level="basic", live=False)
    assert offered(client, home) == [p1]
