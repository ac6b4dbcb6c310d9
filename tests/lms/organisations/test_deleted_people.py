"""Accounts that are deleted: no list and no page breaks, and what others need stays."""

import pytest
from django.contrib.auth import get_user_model
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from lms.models import Assignment, Look, MemberImport, Membership
from lms.services.assignments import assign
from lms.services.member_imports import take_over
from lms.services.member_reading import stage
from tests.lms.conftest import text_of
from tests.lms.programmes.conftest import a_programme

from .conftest import csv_of

User = get_user_model()


def test_a_manager_who_is_deleted_leaves_her_lists_and_the_trace_that_she_looked(
    browser_of, ben, pia, kita, membership, p1
):
    source = stage(organisation=kita, file=csv_of("neu@example.org"), name="a.csv", user=ben)
    programme = a_programme("kita-start", p1)
    assign(learner=membership.learner, programme=programme, organisation=kita, by=ben)
    bens = browser_of(ben)
    board = reverse("lms:board", args=[kita.pk, programme.pk])
    assert bens.get(board).status_code == 200
    User.objects.get(pk=ben.pk).delete()
    assert bens.get(board).status_code == 302  # to the log-in
    source.refresh_from_db()
    assert source.user is None
    assert take_over(source=source).is_complete
    look = Look.objects.get()
    assert (look.learner, look.looker) == (membership.learner, None)
    assert Assignment.objects.get().assigned_by is None
    pias = browser_of(pia)
    imports = reverse("lms:member_imports", args=[kita.pk])
    for address in (board, imports, reverse("lms:members", args=[kita.pk])):
        assert pias.get(address).status_code == 200
    page = browser_of(membership.learner.user).get(reverse("lms:membership", args=[membership.pk]))
    assert timezone.localdate().strftime("%d.%m.%Y") in text_of(page)


def test_somebody_with_a_duty_is_not_deleted_by_accident(membership, kita, p1):
    given = assign(
        learner=membership.learner,
        programme=a_programme("kita-start", p1),
        organisation=kita,
        by=None,
    )
    with pytest.raises(ProtectedError):
        membership.learner.user.delete()
    assert Assignment.objects.get() == given
    assert Membership.objects.get(pk=membership.pk) == membership


def test_a_line_about_somebody_deleted_meanwhile_changes_nothing(kita, membership):
    source = stage(
        organisation=kita,
        file=csv_of("ada@example.org;Anders;;;childcare;;", "neu@example.org"),
        name="a.csv",
    )
    assert set(source.rows.values_list("outcome", flat=True)) == {"changed", "new"}
    membership.learner.user.delete()
    assert take_over(source=source).is_complete
    assert list(Membership.objects.values_list("learner__user__email", flat=True)) == [
        "neu@example.org"
    ]
    assert MemberImport.objects.get().confirmed_at
