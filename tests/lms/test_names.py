"""What may stand as a name on a certificate, and what the form says about the rest."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.forms.people import NameField
from lms.models import Enrolment, Learner

PLACES = ["lms:profile", "lms:enrol"]


@pytest.fixture(params=PLACES)
def address(request, p1) -> str:
    return reverse(request.param, args=[p1.pk] if request.param == "lms:enrol" else [])


def stored(ada) -> str:
    return Learner.objects.get(user=ada).name


@pytest.mark.parametrize(
    "name",
    [
        "Benedikt Öztürk-Weiß",
        "Nguyễn Thị Minh Khai",
        "O’Connor, D’Arcy",
        "Σωκράτης Παπαδόπουλος",
        "Лариса Іванівна",
        "X",
        "a" * 150,
    ],
)
def test_a_name_in_any_script_is_kept(adas, ada, address, name):
    assert adas.post(address, {"name": name}).status_code == 302
    assert stored(ada) == name


def test_blanks_are_tidied_and_accents_joined(adas, ada, address):
    adas.post(address, {"name": "  Jose\u0301   Muster\u00a0Mann "})
    assert stored(ada) == "José Muster Mann"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "\u00a0\u2003",
        "Ada\x00",
        "Ada\nLovelace",
        "Ada\tLovelace",
        "Ada\x1b[31m",
        "Ada\u202eecalevoL",
        "Ada\u200b",
        "Ada\ufeff",
        "a" * 151,
        "ü" * 10_000,
        "\ufb2c" * 150,
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_message(adas, ada, address, name):
    reply = adas.post(address, {"name": name})
    assert reply.status_code == 200
    assert reply.context["form"].errors["name"]
    assert 'role="alert"' in reply.content.decode()
    assert stored(ada) == "Ada Lovelace"
    assert not Enrolment.objects.exists()


def test_a_name_that_grows_when_normalised_is_measured_afterwards():
    """One character can become three (Unicode composition exclusions), and the column is full."""
    field = NameField()
    assert len(field.clean("\ufb2c" * 50)) == 150


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.text(max_size=170))
def test_no_text_whatever_breaks_the_form(adas, ada, p1, name):
    data = {"name": name.encode("utf-8", "ignore").decode()}
    reply = adas.post(reverse("lms:profile"), data)
    assert reply.status_code in {200, 302}
    assert 1 <= len(stored(ada)) <= 150
