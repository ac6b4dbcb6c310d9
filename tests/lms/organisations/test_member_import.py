"""A list becomes members in two steps; a second time it changes nothing."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from lms.models import Learner, Membership
from lms.services.member_imports import take_over
from lms.services.member_reading import stage
from lms.services.organisations import confirm, leave

from .conftest import csv_of, outcomes, read_in, xlsx_of

User = get_user_model()


def lines(number: int, start: int = 0) -> list[str]:
    return [f"neu{index}@example.org;Person {index};;;;;" for index in range(start, number)]


def test_staging_makes_nobody_a_member(kita):
    source = stage(organisation=kita, file=csv_of(*lines(3)), name="a.csv")
    assert outcomes(source) == [(2, "new"), (3, "new"), (4, "new")]
    assert not Membership.objects.exists()
    assert not User.objects.filter(email__startswith="neu").exists()


def test_taking_over_makes_accounts_without_password_that_wait_for_the_person(kita, group):
    read_in(kita, csv_of("Neu@Example.org;Nina Neu;;Vertrauensperson;Kita-Fachkräfte;01.02.2026;"))
    made = Membership.objects.get()
    assert made.learner.user.email == "neu@example.org"
    assert not made.learner.user.has_usable_password()
    assert (made.learner.name, made.known_as) == ("Nina Neu", "Nina Neu")
    assert (made.role, made.group) == ("trusted_person", group)
    assert made.entered_on == dt.date(2026, 2, 1)
    assert made.confirmed_at is None
    assert not Membership.objects.active().exists()


def test_history_knows_every_account_and_membership(kita):
    read_in(kita, csv_of(*lines(25)))
    assert Membership.history.count() == Membership.objects.count() == 25
    assert Learner.history.filter(name__startswith="Person").count() == 25


def test_the_same_list_again_changes_nothing(kita):
    read_in(kita, csv_of(*lines(5)))
    before = list(Membership.objects.order_by("pk").values())
    again = read_in(kita, csv_of(*lines(5)))
    assert {outcome for _line, outcome in outcomes(again)} == {"same"}
    assert list(Membership.objects.order_by("pk").values()) == before
    assert Membership.history.count() == 5


def test_confirming_twice_changes_nothing(kita):
    source = read_in(kita, csv_of(*lines(5)))
    assert take_over(source=source).done == 5
    assert Membership.objects.count() == 5


def test_a_killed_process_goes_on_where_it_stopped(kita, monkeypatch):
    monkeypatch.setattr("lms.services.member_imports.PORTION", 4)
    source = stage(organisation=kita, file=csv_of(*lines(10)), name="a.csv")
    assert take_over(source=source, seconds=0).done == 4
    assert Membership.objects.count() == 4
    assert take_over(source=source).is_complete
    assert Membership.objects.count() == 10


def test_somebody_with_an_account_keeps_name_and_password(kita, ada):
    read_in(kita, csv_of("ADA@example.org;Frau Lovelace;;;;;"))
    ada.learner.refresh_from_db()
    assert ada.learner.name == "Ada Lovelace"
    assert Membership.objects.get().shown_as == "Frau Lovelace"
    confirm(membership=Membership.objects.get())
    assert Membership.objects.get().shown_as == "Ada Lovelace"


def test_a_list_can_end_and_change_memberships(kita, membership, group):
    source = read_in(
        kita,
        csv_of(f"ada@example.org;;;;childcare;;{timezone.localdate() - dt.timedelta(1):%d.%m.%Y}"),
    )
    assert outcomes(source) == [(2, "refused")]  # she entered today: the end is before the start
    today = timezone.localdate()
    source = read_in(kita, csv_of(f"ada@example.org;;;;childcare;;{today:%d.%m.%Y}"))
    assert outcomes(source) == [(2, "leaves")]
    membership.refresh_from_db()
    assert membership.left_on == today + dt.timedelta(days=1)
    assert membership.group == group
    assert membership.is_active(today)
    assert not membership.is_active(today + dt.timedelta(days=1))
    assert membership.history.count() == 2


def test_an_old_list_brings_nobody_back_who_has_left(kita, membership):
    leave(membership=membership)
    entry = membership.entered_on - dt.timedelta(days=30)
    source = read_in(kita, csv_of(f"ada@example.org;;;;;{entry:%d.%m.%Y};"))
    assert outcomes(source) == [(2, "refused")]
    assert Membership.objects.not_over().count() == 0


def test_a_member_of_two_organisations_in_one_file(provider, kita, forest):
    read_in(
        provider,
        csv_of(
            "eva@example.org;Eva;Kita Sonnenhof;;;;",
            "eva@example.org;Eva;kita  waldwichtel;Leitung;;;",
            "eva@example.org;Eva;;;;;",
        ),
    )
    found = Membership.objects.order_by("pk").values_list("organisation__name", "role")
    assert list(found) == [
        ("Kita Sonnenhof", "member"),
        ("Kita Waldwichtel", "manager"),
        ("Träger Regenbogen", "member"),
    ]
    assert User.objects.filter(email="eva@example.org").count() == 1


def test_xlsx_with_real_dates(kita):
    read_in(
        kita,
        xlsx_of(["eva@example.org", "Eva", None, None, None, dt.date(2024, 2, 29), None]),
    )
    assert Membership.objects.get().entered_on == dt.date(2024, 2, 29)


def test_windows_with_semicolons_and_umlauts(kita):
    read_in(kita, csv_of("ö@example.org;Jürgen Größe – Ä;;;;;", encoding="cp1252"))
    assert not Membership.objects.exists()  # such an address can't be written to
    read_in(kita, csv_of("j@example.org;Jürgen Größe – Ä;;;;;", encoding="cp1252"))
    assert Membership.objects.get().known_as == "Jürgen Größe – Ä"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_encodings_and_separators(kita, encoding, sign):
    head = "e-mail;vorname;nachname".replace(";", sign)
    line = "j@example.org;Jürgen;Groß".replace(";", sign)
    read_in(kita, csv_of(line, head=head, encoding=encoding))
    assert Membership.objects.get().known_as == "Jürgen Groß"
