"""Deed: erase a person. Nothing of her is left in any table or file, and others keep theirs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from certificates.models import Certificate
from courses.models import CoursePage
from lms.exceptions import LastAdministrator
from lms.models import Erasure, ItemTally, Look, MemberRow
from lms.privacy.register import records
from lms.queries.personal import holdings
from lms.services.enrolments import enrol
from lms.services.erasing import erase_person
from tests.conftest import complete

Leaks = Callable[[], list[str]]


@pytest.fixture
def others(ada: Any, p1: CoursePage) -> list[int]:
    """Ada learned the same; her rows must not change in number."""
    complete(enrol(learner=ada.learner, course=p1))
    return numbers(ada)


def numbers(user: Any) -> list[int]:
    return [one.rows(user).count() for one in records() if one.of]


def test_the_canaries_sing_before_and_are_silent_after(kira: Any, leaks: Leaks) -> None:
    there = " ".join(leaks())
    for place in (
        "lms_learner:", "lms_historicallearner:", "lms_membership:", "lms_historicalmembership:",
        "lms_recognition:", "lms_historicalrecognition:", "lms_evidence:", "lms_memberrow:",
        "certificates_certificate:", "account_emailaddress:", "mfa_authenticator:",
        "wagtailcore_modellogentry:", "wagtailcore_comment:", "wagtailcore_commentreply:",
        "wagtailcore_revision:", "wagtailcore_apitoken:", "wagtailadmin_formstate:",
        "django_tasks_database_dbtaskresult:", "lms_site_user:", "session:", "kanarie.png",
        "kanarie.csv",
    ):  # fmt: skip
        assert place in there, place
    erase_person(user=kira, asked_by=Erasure.Asker.SELF)
    assert leaks() == []


def test_no_row_about_her_is_left_and_no_one_elses_is_gone(
    kira: Any, ada: Any, others: list[int]
) -> None:
    # Every kind of rows is tried: one that nobody seeds here would prove nothing.
    seeded = {one.record.model for one in holdings(kira)}
    unseeded = {one.model for one in records() if one.of} - seeded
    assert unseeded <= {
        "lms.AttemptAnswer", "lms.TemporaryFulfilment", "wagtailadmin.EditingSession",
        "wagtailcore.PageSubscription", "lms.OfficeLetter",
    }, unseeded  # fmt: skip
    number = kira.pk
    erase_person(user=kira, asked_by=Erasure.Asker.OFFICE)
    assert not get_user_model().objects.filter(pk=number).exists()
    kira.pk = number
    assert sum(numbers(kira)) == 0
    expected = list(others)
    looks = [one.model for one in records() if one.of].index("lms.Look")
    assert numbers(ada)[looks] == 1
    assert numbers(ada) == expected
    assert Look.objects.get().looker is None
    assert MemberRow.objects.get().email == "x@example.org"


def test_of_a_certificate_an_entry_without_a_name_stays(kira: Any, tmp_path: Any) -> None:
    before = Certificate.objects.get()
    assert (tmp_path / "certificates" / before.pdf.name).exists()
    erase_person(user=kira, asked_by=Erasure.Asker.SELF)
    after = Certificate.objects.get()
    assert (after.number, after.code) == (before.number, before.code)
    assert (after.holder, after.snapshot, after.completion_id) == ("", {}, None)
    assert after.erased_at
    assert not [path for path in (tmp_path / "certificates").rglob("*") if path.is_file()]


def test_statistics_keep_their_sums(kira: Any) -> None:
    assert not ItemTally.objects.exists()
    erase_person(user=kira, asked_by=Erasure.Asker.SELF)
    assert ItemTally.objects.count() == 10
    assert {one.n for one in ItemTally.objects.all()} == {1}


def test_the_order_is_kept_without_a_name(kira: Any) -> None:
    number = str(kira.pk)
    erasure = erase_person(user=kira, asked_by=Erasure.Asker.SELF)
    erasure.refresh_from_db()
    assert (erasure.account, erasure.asked_by) == (number, "self")
    assert erasure.done_at


def test_the_last_administrator_stays(admin: Any, kira: Any) -> None:
    with pytest.raises(LastAdministrator):
        erase_person(user=admin, asked_by=Erasure.Asker.SELF)
    admin.refresh_from_db()
    assert admin.is_active
    kira.is_superuser = True
    kira.save()
    erase_person(user=admin, asked_by=Erasure.Asker.SELF)
    assert not get_user_model().objects.filter(pk=admin.pk).exists()
