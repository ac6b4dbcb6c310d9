"""The dashboard asks the database twelve times at most, frame and log-in included."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.models import CoursePage, LessonPage
from lms.models import (
    Learner,
    Membership,
    Organisation,
    Programme,
    ProgrammeStep,
    ProgrammeVersion,
    StepCourse,
)
from lms.services.audiences import assign_to_all
from lms.services.programmes import publish
from lms.services.rules import sync

BUDGET = 12


@pytest.fixture
def programme(p1: CoursePage) -> Programme:
    """Eight steps; one asks for a course, one for two lessons of it."""
    made = Programme.objects.create(slug="acht", title="Acht Schritte")
    version = ProgrammeVersion.objects.create(programme=made, due_days=180)
    for number in range(6):
        ProgrammeStep.objects.create(
            version=version, key=f"s{number}", kind="reading", title=f"Schritt {number}",
            due_days=30, sort_order=number,
        )  # fmt: skip
    for key, lessons in (("p1", ""), ("anfang", "1, 2")):
        step = ProgrammeStep.objects.create(
            version=version, key=key, title=key, due_days=60, sort_order=9
        )
        StepCourse.objects.create(step=step, code="P1", course=p1, lessons=lessons)
    publish(version=version)
    return made


def more_members(organisation: Organisation, number: int) -> None:
    """Confirmed ones, with what the rules give them."""
    model, known = get_user_model(), Learner.objects.count()
    users = model.objects.bulk_create(
        model(email=f"mitglied-{known + index}@example.org") for index in range(number)
    )
    learners = Learner.objects.bulk_create(
        Learner(user=user, name=f"Mitglied {user.pk}") for user in users
    )
    now = timezone.now()
    Membership.objects.bulk_create(
        Membership(learner=one, organisation=organisation, confirmed_at=now) for one in learners
    )
    sync()


def test_whole_pages_stay_within_the_budget_from_twenty_to_ten_thousand(
    bens: Client, kita: Organisation, programme: Programme, p1: CoursePage, home: Any, queries: Any
) -> None:
    more_members(kita, 20)
    assign_to_all(programme=programme, organisation=kita, role="member")
    board = reverse("lms:board", args=[kita.pk, programme.pk])
    filtered = f"{board}?stand=open&q=mitglied&tage=90&page=2"
    pages = [reverse("lms:organisation", args=[kita.pk]), board, f"{board}?page=2", filtered]
    for page in pages:
        assert bens.get(page).status_code == 200
    few = [queries(lambda page=page: bens.get(page)) for page in pages]
    assert few[0] <= BUDGET
    assert few[1] <= BUDGET
    for more, total in ((980, 1_000), (9_000, 10_000)):
        more_members(kita, more)
        many = [queries(lambda page=page: bens.get(page)) for page in pages]
        assert max(many) <= BUDGET, many
        assert many[:2] == few[:2]
        reply = bens.get(f"{board}?page=3")
        assert reply.context["page_obj"].paginator.count == total
        assert reply.context["page_obj"].start_index() == 101
        assert len(reply.context["lines"]) == 50
        assert {len(line.cells) for line in reply.context["lines"]} == {8}


def test_pages_beyond_the_end_show_the_last_one(
    bens: Client, kita: Organisation, programme: Programme
) -> None:
    more_members(kita, 55)
    assign_to_all(programme=programme, organisation=kita, role="member")
    board = reverse("lms:board", args=[kita.pk, programme.pk])
    for number in ("2", "3", "9" * 30):
        assert len(bens.get(board, {"page": number}).context["lines"]) == 5
    for number in ("0", "-1", "x", "9" * 5000, ""):
        assert len(bens.get(board, {"page": number}).context["lines"]) == 50
    assert bens.get(board, {"q": "niemand", "page": "4"}).context["page_obj"].paginator.count == 0


def test_lessons_count_in_the_one_query_for_all_facts(
    bens: Client, kita: Organisation, programme: Programme, p1: CoursePage, membership: Membership
) -> None:
    from lms.services.enrolments import enrol
    from lms.services.progress import finish_lesson

    assign_to_all(programme=programme, organisation=kita, role="member")
    enrolment = enrol(learner=membership.learner, course=p1)
    for lesson in LessonPage.objects.child_of(p1).order_by("path")[:2]:
        finish_lesson(enrolment=enrolment, lesson=lesson)
    (line,) = bens.get(reverse("lms:board", args=[kita.pk, programme.pk])).context["lines"]
    states = {cell.key: cell.state for cell in line.cells}
    assert (states["anfang"], states["p1"]) == ("fulfilled", "open")
