"""What a manager does about one person's duty, and what she cannot do."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from lms.models import Exemption, Extension, Pause, StepFulfilment, TemporaryFulfilment
from lms.services.assignments import assign
from tests.lms.conftest import text_of
from tests.lms.programmes.conftest import a_programme, step_of

TODAY = timezone.localdate


@pytest.fixture
def assignment(membership, kita, p1):
    programme = a_programme("kita-start", p1)
    return assign(learner=membership.learner, programme=programme, organisation=kita, by=None)


@pytest.fixture
def do(bens, kita, assignment):
    def post(deed, **data):
        address = reverse("lms:do_assignment", args=[kita.pk, assignment.pk, deed])
        return bens.post(address, data)

    return post


def day(days):
    return (TODAY() + dt.timedelta(days=days)).isoformat()


def test_the_page_offers_what_makes_sense(bens, kita, assignment):
    reply = bens.get(reverse("lms:assignment", args=[kita.pk, assignment.pk]))
    offered = [key for key, _deed, _form in reply.context["forms"]]
    assert offered == [
        "bestaetigen",
        "erinnern",
        "verlaengern",
        "pausieren",
        "befreien",
        "vorlaeufig",
    ]


def test_confirming_a_reading(do, assignment, ben):
    step = step_of(assignment, "concept")
    fields = {"confirmform-step": str(step.pk), "confirmform-on": day(0)}
    assert do("bestaetigen", **fields).status_code == 302
    row = StepFulfilment.objects.get()
    assert (row.step, row.on, row.by) == (step, TODAY(), ben)


def test_a_course_can_not_be_confirmed_by_hand(do, assignment):
    step = step_of(assignment, "p1")
    do("bestaetigen", **{"confirmform-step": str(step.pk), "confirmform-on": day(0)})
    assert not StepFulfilment.objects.exists()


def test_more_time(do, assignment):
    assert do("verlaengern", **{"extendform-until": day(400)}).status_code == 302
    assert Extension.objects.get().until.isoformat() == day(400)


def test_a_pause_and_its_end(do, bens, kita, assignment):
    do("pausieren", **{"pauseform-from_on": day(0), "pauseform-until_on": ""})
    reply = bens.get(reverse("lms:assignment", args=[kita.pk, assignment.pk]))
    assert [key for key, _deed, _form in reply.context["forms"]] == ["fortsetzen"]
    do("fortsetzen", **{"resumeform-on": day(0)})
    assert Pause.objects.get().until_on == TODAY()


def test_done_otherwise_keeps_no_reason_and_can_be_taken_back(do, bens, kita, assignment):
    do("befreien")
    assert Exemption.objects.get().until_on is None
    page = text_of(bens.get(reverse("lms:assignment", args=[kita.pk, assignment.pk])))
    assert "<textarea" not in page
    do("verlangen")
    assert Exemption.objects.get().until_on == TODAY()


def test_counts_for_the_time_being(do):
    assert do("vorlaeufig", **{"temporaryform-until": day(30)}).status_code == 302
    assert TemporaryFulfilment.objects.count() == 1


def test_reminding_goes_out_once_a_day_with_a_neutral_subject(do):
    do("erinnern")
    do("erinnern")
    (letter,) = mail.outbox
    assert letter.to == ["ada@example.org"]
    assert "Neu im Team" not in letter.subject


@pytest.mark.parametrize(
    ("deed", "data"),
    [
        ("bestaetigen", {"confirmform-step": "x", "confirmform-on": "2020-01-01"}),
        ("bestaetigen", {"confirmform-step": "", "confirmform-on": ""}),
        ("verlaengern", {"extendform-until": "2020-01-01"}),
        ("verlaengern", {"extendform-until": "29.02.2025"}),
        ("verlaengern", {"extendform-until": "2099-01-01"}),
        ("pausieren", {"pauseform-from_on": "x"}),
        ("vorlaeufig", {"temporaryform-until": "2020-01-01"}),
    ],
)
def test_bad_input_says_what_to_mend_and_changes_nothing(do, deed, data):
    reply = do(deed, **data)
    assert reply.status_code == 200
    assert 'role="alert"' in text_of(reply)
    for model in (StepFulfilment, Extension, Pause, TemporaryFulfilment):
        assert not model.objects.exists()


def test_an_unknown_deed_changes_nothing(do):
    assert do("loeschen").status_code == 302
