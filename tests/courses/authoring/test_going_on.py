"""From the first page of the admin through a course: nobody has to search for the way."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import GroupPagePermission

from courses.models import LessonPage, QuizPage

from .test_prompts import edit

PANEL = "[id^=courses]"


def soup(client, url: str) -> BeautifulSoup:
    reply = client.get(url)
    assert reply.status_code == 200
    return BeautifulSoup(reply.content, "html.parser")


def next_steps(course) -> str:
    return reverse("course_authoring:next", args=[course.pk])


def links(page: BeautifulSoup) -> list[str]:
    return [link["href"] for link in page.select("a[href]")]


def test_the_first_page_of_the_admin_begins_a_course_and_goes_on(toms, build, p1):
    course = build(title="Ferienlager")
    panel = soup(toms, reverse("wagtailadmin_home")).select_one(PANEL)
    assert {reverse("course_authoring:index"), next_steps(course)} <= set(links(panel))
    assert p1.title not in panel.get_text()


def test_not_for_those_who_add_no_courses(browser_of, person):
    looker = person("mia")
    looker.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert (
        soup(browser_of(looker), reverse("wagtailadmin_home")).select("#panel-courses-section")
        == []
    )


@pytest.mark.parametrize("kind", [LessonPage, QuizPage])
def test_every_page_of_a_course_leads_to_what_is_left(toms, build, kind):
    course = build()
    page = kind.objects.child_of(course).first()
    editor = soup(toms, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert next_steps(course) in links(editor)


def test_handed_in_one_sees_what_is_left_of_the_course(toms, p1, review):
    lesson = LessonPage.objects.child_of(p1).first()
    reply = edit(toms, lesson, text="Neu.", **{"action-submit": "1"})
    assert reply.redirect_chain[-1][0] == next_steps(p1)
    shown = soup(toms, next_steps(p1)).select_one(f"#page-{lesson.pk}").get_text()
    assert gettext("waits for its review") in shown
    other = LessonPage.objects.child_of(p1).last()
    shown = soup(toms, next_steps(p1)).select_one(f"#page-{other.pk}").get_text()
    assert gettext("waits for its review") not in shown


def test_who_may_not_change_the_course_is_not_sent_to_a_closed_door(browser_of, p1, person, review):
    guest = person("mia")
    group = Group.objects.create(name="Gäste")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=p1, permission=Permission.objects.get(codename="add_page")
    )
    guest.groups.add(group)
    lesson = LessonPage.objects.child_of(p1).first()
    LessonPage.objects.filter(pk=lesson.pk).update(owner=guest)
    reply = edit(browser_of(guest), lesson, text="Neu.", **{"action-submit": "1"})
    assert reply.status_code == 200
    assert lesson.current_workflow_state
    assert next_steps(p1) not in [address for address, _status in reply.redirect_chain]


def test_saved_as_a_draft_one_stays_where_one_writes(toms, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    reply = edit(toms, lesson, text="Neu.")
    assert reply.request["PATH_INFO"] == reverse("wagtailadmin_pages:edit", args=[lesson.pk])
