"""Members × steps for the employer: right numbers, filters, few queries, and nothing else."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from lms.models import Assignment, AudienceRule, Look, Membership
from lms.services.assignments import assign
from lms.services.audiences import assign_to_all
from lms.services.organisations import enter, join, leave
from tests.lms.conftest import text_of
from tests.lms.programmes.conftest import a_programme, completed

TODAY = timezone.localdate


@pytest.fixture
def programme(p1):
    return a_programme("kita-start", p1)


@pytest.fixture
def assignment(membership, kita, programme):
    return assign(learner=membership.learner, programme=programme, organisation=kita, by=None)


def url(name, *args):
    return reverse(f"lms:{name}", args=args)


def main(reply):
    return text_of(reply).split("<main")[1]


def test_without_programmes_the_page_says_what_to_do(bens, kita):
    page = main(bens.get(url("organisation", kita.pk)))
    assert gettext("Nothing is asked for yet") in page
    assert url("audiences", kita.pk) in page


def test_a_manager_asks_for_a_programme_and_everybody_has_it(bens, kita, membership, programme):
    data = {"programme": programme.slug, "role": "member", "starts_on": TODAY().isoformat()}
    data |= {"confirmed": "1"}
    assert bens.post(url("audiences", kita.pk), data).url == url("organisation", kita.pk)
    given = Assignment.objects.active().get()
    assert given.learner == membership.learner
    assert "Kita Sonnenhof" in given.reason()
    board = bens.get(url("board", kita.pk, programme.pk))
    assert "Ada Lovelace" in main(board)


def test_who_comes_later_gets_it_and_who_leaves_is_released(kita, membership, programme, cy):
    assign_to_all(programme=programme, organisation=kita)
    join(learner=cy.learner, organisation=kita)
    assert Assignment.objects.active().count() == 2
    leave(membership=membership)
    assert Assignment.objects.active().get().learner == cy.learner


def test_who_has_not_confirmed_has_nothing_and_is_not_shown(bens, kita, programme, cy, membership):
    enter(organisation=kita, email="cy@example.org")
    assign_to_all(programme=programme, organisation=kita)
    assert Assignment.objects.filter(learner=cy.learner).count() == 0
    assert "cy@example.org" not in main(bens.get(url("board", kita.pk, programme.pk)))


def test_stopping_releases(bens, kita, membership, programme):
    rule, report = assign_to_all(programme=programme, organisation=kita, role="member")
    assert report.added == 1
    bens.post(url("stop_audience", kita.pk, rule.pk))
    assert not Assignment.objects.active().exists()
    assert not AudienceRule.objects.get().is_active


@pytest.mark.parametrize(
    "wrong",
    [{"programme": ""}, {"programme": "x"}, {"role": "x"}, {"starts_on": "x"}, {"groups": ["x"]}],
)
def test_a_wrong_wish_asks_nobody(bens, kita, membership, programme, wrong):
    data = {"programme": programme.slug, "role": "", "starts_on": ""} | wrong
    reply = bens.post(url("audiences", kita.pk), data)
    assert 'role="alert"' in main(reply)
    assert not AudienceRule.objects.exists()


def test_a_programme_of_another_organisation_is_not_on_offer(bens, kita, club, programme):
    programme.organisation = club
    programme.save()
    data = {"programme": programme.slug, "role": "", "starts_on": ""}
    assert 'role="alert"' in main(bens.post(url("audiences", kita.pk), data))
    assert not AudienceRule.objects.exists()


def test_the_board_shows_words_for_every_step(bens, kita, assignment, programme, p1):
    completed(assignment.learner, p1, TODAY())
    (line,) = bens.get(url("board", kita.pk, programme.pk)).context["lines"]
    assert [cell.state for cell in line.cells] == ["open", "fulfilled"]
    page = main(bens.get(url("board", kita.pk, programme.pk)))
    assert all(str(cell.words) in page for cell in line.cells)


def test_it_shows_nothing_but_the_state(bens, kita, assignment, programme, completion, p1):
    """Neither points nor attempts nor other courses nor hours."""
    page = main(bens.get(url("assignment", kita.pk, assignment.pk))).split("</main")[0]
    assert p1.title not in page
    assert "%" not in page
    assert "UE" not in page


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, 1),
        ({"q": "love"}, 1),
        ({"q": "nobody"}, 0),
        ({"stand": "overdue"}, 0),
        ({"stand": "quatsch"}, 1),
        ({"tage": "7"}, 1),
        ({"tage": "x"}, 1),
        ({"gruppe": "9" * 30}, 1),
        ({"gruppe": "²"}, 1),
        ({"q": "\x00"}, 1),
        ({"page": "-1"}, 1),
    ],
)
def test_filters(bens, kita, assignment, programme, wanted, found):
    reply = bens.get(url("board", kita.pk, programme.pk), wanted)
    assert len(reply.context["lines"]) == found


def test_a_board_of_many_takes_as_many_queries_as_one_of_one(
    bens, kita, assignment, programme, queries, person
):
    address = url("board", kita.pk, programme.pk)
    bens.get(address)
    few = queries(lambda: bens.get(address))
    for index in range(25):
        user = person(f"viele{index}")
        made = enter(organisation=kita, email=user.email)
        Membership.objects.filter(pk=made.pk).update(confirmed_at=timezone.now())
    assign_to_all(programme=programme, organisation=kita, role="member")
    assert len(bens.get(address).context["lines"]) == 26
    assert queries(lambda: bens.get(address)) == few
    assert few <= 12


def test_whoever_looks_is_written_down_once_a_day(bens, ben, kita, assignment, programme):
    for _again in range(3):
        bens.get(url("board", kita.pk, programme.pk))
    look = Look.objects.get()
    assert (look.learner, look.looker, look.day) == (assignment.learner, ben, TODAY())
    bens.get(url("print_board", kita.pk, programme.pk))
    bens.get(url("export_board", kita.pk, programme.pk, "csv"))
    assert set(Look.objects.values_list("way", flat=True)) == {"screen", "print", "export"}


def test_the_person_sees_exactly_what_her_employer_sees_and_who_looked(
    bens, adas, kita, assignment, programme, membership
):
    (line,) = bens.get(url("board", kita.pk, programme.pk)).context["lines"]
    reply = adas.get(url("membership", membership.pk))
    (duty,) = reply.context["duties"]
    assert duty.row == line.row
    assert "Ben Leitung" in main(reply)


def test_her_page_is_nobody_elses(browser_of, ben, cy, membership):
    for user in (ben, cy):
        client = browser_of(user)
        for name in ("membership", "confirm_membership", "leave_membership"):
            assert client.post(url(name, membership.pk)).status_code in {404, 405}
        assert client.get(url("membership", membership.pk)).status_code == 404


def test_confirming_and_declining(adas, ada, kita, club):
    yes = enter(organisation=kita, email="ada@example.org")
    no = enter(organisation=club, email="ada@example.org")
    page = main(adas.get(url("memberships")))
    assert "Kita Sonnenhof" in page
    adas.post(url("confirm_membership", yes.pk))
    adas.post(url("leave_membership", no.pk))
    yes.refresh_from_db()
    no.refresh_from_db()
    assert yes.is_active()
    assert (no.confirmed_at, no.left_on) == (None, TODAY())


def test_after_leaving_the_employer_sees_nothing(bens, adas, kita, assignment, membership):
    adas.post(url("leave_membership", membership.pk))
    assert bens.get(url("assignment", kita.pk, assignment.pk)).status_code == 404
    assert bens.get(url("board", kita.pk, assignment.programme_id)).status_code == 404
    assert Membership.objects.get(pk=membership.pk).left_on <= TODAY() + dt.timedelta(days=1)
