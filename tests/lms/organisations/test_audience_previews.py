"""Asking for a programme, and asking no longer: first whom it means and why, then the button."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from courses.models import CoursePage, ProfessionalGroup
from lms.models import Assignment, AudienceRule, Completion, Look, Membership, Organisation
from lms.queries.audience_previews import SHOWN, beginning, ending
from lms.services.audiences import assign_to_all, draft, stop
from lms.services.organisations import join
from tests.lms.conftest import text_of
from tests.lms.programmes.conftest import a_programme, completed

TODAY = timezone.localdate()


@pytest.fixture
def programme(p1: CoursePage) -> Any:
    return a_programme("kita-start", p1)


@pytest.fixture
def rule(programme: Any, kita: Organisation, membership: Membership, cy: Any) -> AudienceRule:
    """Ada and Cy have the programme by it."""
    join(learner=cy.learner, organisation=kita)
    return assign_to_all(programme=programme, organisation=kita, role="member")[0]


def address(name: str, *args: Any) -> str:
    return reverse(f"lms:{name}", args=args)


def main(reply: Any) -> str:
    return text_of(reply).split("<main")[1]


def rows() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Assignment, AudienceRule)]


def test_the_page_names_people_and_reasons_and_changes_nothing(
    bens: Client, kita: Organisation, rule: AudienceRule
) -> None:
    before = rows()
    page = main(bens.get(address("stop_audience", kita.pk, rule.pk)))
    assert rows() == before
    button = ngettext("Release %(number)s person", "Release %(number)s people", 2)
    assert button % {"number": 2} in page
    for word in ("Ada Lovelace", "Kita Sonnenhof", f"{rule.pk}", "2 "):
        assert word in page
    assert (
        gettext("What people have learned, their records and their certificates stay theirs.")
        in page
    )


def test_the_button_does_it_and_records_stay(
    bens: Client, kita: Organisation, rule: AudienceRule, membership: Membership, p1: CoursePage
) -> None:
    completed(membership.learner, p1, TODAY)
    reply = bens.post(address("stop_audience", kita.pk, rule.pk), follow=True)
    assert "2 " in main(reply)
    assert not Assignment.objects.active().exists()
    assert Assignment.objects.count() == 2
    assert Completion.objects.count() == 1


def test_a_rule_that_has_ended_leads_back(
    bens: Client, kita: Organisation, rule: AudienceRule
) -> None:
    stop(rule=rule)
    for send in (bens.get, bens.post):
        assert send(address("stop_audience", kita.pk, rule.pk)).url == address("audiences", kita.pk)


def test_those_who_are_shown_see_that_somebody_looked(
    bens: Client, kita: Organisation, rule: AudienceRule, ben: Any
) -> None:
    bens.get(address("stop_audience", kita.pk, rule.pk))
    looked = set(Look.objects.filter(looker=ben).values_list("learner", flat=True))
    assert looked == set(Assignment.objects.values_list("learner", flat=True))


def test_whom_another_rule_means_keeps_it_and_the_page_says_why(
    bens: Client, kita: Organisation, provider: Organisation, rule: AudienceRule, programme: Any,
    group: ProfessionalGroup, membership: Membership,
) -> None:  # fmt: skip
    Membership.objects.filter(pk=membership.pk).update(group=group)
    other, _report = assign_to_all(programme=programme, organisation=provider, groups=[group])
    found = ending(rule, TODAY)
    assert (found.released, found.kept) == (1, 1)
    (kept,) = found.some_kept
    assert kept.assignment.learner == membership.learner
    assert f"{other.pk}" in kept.reason
    assert gettext("Who keeps it") in main(bens.get(address("stop_audience", kita.pk, rule.pk)))


@pytest.mark.parametrize("with_other", [False, True])
def test_the_preview_says_what_the_deed_does(
    kita: Organisation, provider: Organisation, rule: AudienceRule, programme: Any, cy: Any,
    group: ProfessionalGroup, membership: Membership, with_other: bool,
) -> None:  # fmt: skip
    if with_other:
        Membership.objects.filter(learner=cy.learner).update(group=group)
        assign_to_all(programme=programme, organisation=provider, groups=[group])
    found = ending(rule, TODAY)
    report = stop(rule=rule)
    assert (report.released, report.kept) == (found.released, found.kept)
    assert Assignment.objects.active().count() == found.kept


def test_many_are_counted_and_some_are_named(
    bens: Client, kita: Organisation, programme: Any, named: Any,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    for number in range(SHOWN + 5):
        join(learner=named(f"k{number}", f"Kim {number}").learner, organisation=kita)
    rule = assign_to_all(programme=programme, organisation=kita, role="member")[0]
    found = ending(rule, TODAY)
    assert (found.released, len(found.some_released)) == (SHOWN + 5, SHOWN)
    with django_assert_max_num_queries(20):
        page = main(bens.get(address("stop_audience", kita.pk, rule.pk)))
    assert page.count('<th scope="row">') == SHOWN


def wish(programme: Any, **more: str) -> dict[str, str]:
    return {"programme": programme.slug, "role": "member", "starts_on": TODAY.isoformat()} | more


def test_asking_shows_first_whom_it_means(
    bens: Client, kita: Organisation, programme: Any, membership: Membership
) -> None:
    reply = bens.post(address("audiences", kita.pk), wish(programme))
    assert "Ada Lovelace" in main(reply)
    assert rows() == [[], []]
    changed = bens.post(address("audiences", kita.pk), wish(programme, change="1"))
    assert changed.context["form"]["role"].value() == "member"
    assert rows() == [[], []]
    bens.post(address("audiences", kita.pk), wish(programme, confirmed="1"))
    assert Assignment.objects.active().count() == 1


def test_what_is_posted_again_is_what_was_chosen(
    bens: Client, kita: Organisation, programme: Any, group: ProfessionalGroup
) -> None:
    page = main(
        bens.post(address("audiences", kita.pk), wish(programme) | {"groups": [group.slug]})
    )
    for name, value in (("programme", programme.slug), ("groups", group.slug)):
        assert f'name="{name}" value="{value}"' in page


def test_the_preview_of_asking_says_what_it_does(
    kita: Organisation, programme: Any, membership: Membership, cy: Any, ben: Any
) -> None:
    """Ben has two roles and gets it once; Cy has it already."""
    join(learner=cy.learner, organisation=kita)
    join(learner=ben.learner, organisation=kita)
    assign_to_all(programme=programme, organisation=kita, groups=[], role="trusted_person")
    Assignment.objects.create(
        learner=cy.learner, programme=programme, version=programme.versions.get(),
        organisation=kita, assigned_at=timezone.now(), starts_on=TODAY,
    )  # fmt: skip
    found = beginning(draft(programme, kita), TODAY)
    assert (found.new, found.had, len(found.some_new)) == (2, 1, 2)
    assert assign_to_all(programme=programme, organisation=kita)[1].added == 2


def test_a_second_click_makes_no_second_rule(
    bens: Client, kita: Organisation, programme: Any, group: ProfessionalGroup
) -> None:
    for groups in ([], [], [group], [group]):
        assign_to_all(programme=programme, organisation=kita, groups=groups)
    assert AudienceRule.objects.count() == 2
    stop(rule=AudienceRule.objects.earliest("pk"))
    assign_to_all(programme=programme, organisation=kita)
    assert AudienceRule.objects.count() == 3
