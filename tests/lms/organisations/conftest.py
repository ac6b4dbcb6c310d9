"""A provider with two childcare centres, and a club that must see nothing of them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import Workbook

from courses.models import ProfessionalGroup
from lms.models import MemberImport, Membership, Organisation
from lms.services.member_imports import take_over
from lms.services.member_reading import stage
from lms.services.organisations import join
from lms.services.people import save_profile

Role = Membership.Role
HEAD = "E-Mail;Name;Einrichtung;Rolle;Berufsgruppe;Eintritt;Austritt"


@pytest.fixture
def provider(db: None) -> Organisation:
    return Organisation.add_root(name="Träger Regenbogen", type="provider")


@pytest.fixture
def kita(provider: Organisation) -> Organisation:
    return provider.add_child(name="Kita Sonnenhof", type="childcare")


@pytest.fixture
def forest(provider: Organisation, kita: Organisation) -> Organisation:
    """A second centre of the same provider."""
    provider.refresh_from_db()
    return provider.add_child(name="Kita Waldwichtel", type="childcare")


@pytest.fixture
def club(db: None) -> Organisation:
    return Organisation.add_root(name="Sportverein Blau-Weiß", type="club")


@pytest.fixture
def named(person: Callable[..., Any]) -> Callable[..., Any]:
    def make(name: str, full_name: str) -> Any:
        user = person(name)
        save_profile(user=user, name=full_name, groups=[])
        return user

    return make


@pytest.fixture
def ben(named: Callable[..., Any], kita: Organisation) -> Any:
    """Manages the childcare centre."""
    user = named("ben", "Ben Leitung")
    join(learner=user.learner, organisation=kita, role=Role.MANAGER)
    return user


@pytest.fixture
def pia(named: Callable[..., Any], provider: Organisation) -> Any:
    """Manages the provider and so every centre below it."""
    user = named("pia", "Pia Träger")
    join(learner=user.learner, organisation=provider, role=Role.MANAGER)
    return user


@pytest.fixture
def olga(named: Callable[..., Any], club: Organisation) -> Any:
    """Manages the club: somebody else's organisation."""
    user = named("olga", "Olga Verein")
    join(learner=user.learner, organisation=club, role=Role.MANAGER)
    return user


@pytest.fixture
def membership(ada: Any, kita: Organisation) -> Membership:
    """Ada works in the centre, and has confirmed it."""
    return join(learner=ada.learner, organisation=kita)


@pytest.fixture
def bens(browser_of: Callable[[Any], Client], ben: Any) -> Client:
    return browser_of(ben)


@pytest.fixture
def group(db: None) -> ProfessionalGroup:
    return ProfessionalGroup.objects.get(slug="childcare")


def csv_of(*lines: str, head: str = HEAD, encoding: str = "utf-8") -> BytesIO:
    return BytesIO("\r\n".join([head, *lines]).encode(encoding))


def xlsx_of(*rows: list[Any]) -> BytesIO:
    book = Workbook()
    for row in [HEAD.split(";"), *rows]:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def read_in(organisation: Organisation, file: BytesIO) -> MemberImport:
    """Both steps of an import."""
    source = stage(organisation=organisation, file=file, name="liste.csv")
    assert take_over(source=source).is_complete
    return source


def outcomes(source: MemberImport) -> list[tuple[int, str]]:
    return list(source.rows.values_list("line", "outcome"))
