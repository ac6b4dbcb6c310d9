"""What a manager does about one person's duty, and what she cannot do."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from lms.models import Exemption, Extension, Pause, StepFulfilment, TemporaryFulfilment
from lms.services.assignments import assign
from lms.services.organisations import join
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
        "entziehen",
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
    assert [key for key, _deed, _form in reply.context["forms"]] == [
        "fortsetzen",
        "zuruecknehmen",
        "entziehen",
    ]
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


def test_a_slip_is_taken_back_and_stays_on_record(do, bens, kita, assignment):
    step = step_of(assignment, "concept")
    do("bestaetigen", **{"confirmform-step": str(step.pk), "confirmform-on": day(0)})
    do("pausieren", **{"pauseform-from_on": day(30), "pauseform-until_on": day(60)})
    row, pause = StepFulfilment.objects.get(), Pause.objects.get()
    page = text_of(bens.get(reverse("lms:assignment", args=[kita.pk, assignment.pk])))
    assert f'value="stepfulfilment-{row.pk}"' in page
    assert f'value="pause-{pause.pk}"' in page
    do("zuruecknehmen", **{"withdrawform-what": f"stepfulfilment-{row.pk}"})
    do("zuruecknehmen", **{"withdrawform-what": f"pause-{pause.pk}"})
    for one in (row, pause):
        one.refresh_from_db()
        assert one.withdrawn_at is not None
    assert assignment.periods.get().begun_on is None


def test_somebody_elses_note_can_not_be_taken_back(do, named, kita, assignment, p1):
    other = named("eva", "Eva Emsig")
    join(learner=other.learner, organisation=kita)
    theirs = assign(
        learner=other.learner, programme=assignment.programme, organisation=kita, by=None
    )
    row = Pause.objects.create(assignment=theirs, from_on=TODAY())
    assert do("zuruecknehmen", **{"withdrawform-what": f"pause-{row.pk}"}).status_code == 200
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_what_was_given_by_hand_is_taken_back_by_hand(do, bens, kita, assignment):
    reply = do("entziehen")
    assert reply.url == reverse("lms:board", args=[kita.pk, assignment.programme_id])
    assignment.refresh_from_db()
    assert assignment.released_on == TODAY()
    gone = bens.get(reverse("lms:assignment", args=[kita.pk, assignment.pk]))
    assert gone.status_code == 404


def test_the_day_of_the_event_is_asked_for_where_a_step_comes_before_one(
    do, bens, kita, assignment
):
    address = reverse("lms:assignment", args=[kita.pk, assignment.pk])
    assert "ereignis" not in [key for key, *_rest in bens.get(address).context["forms"]]
    type(step_of(assignment, "p1")).objects.filter(key="p1").update(before_event="Ferienfreizeit")
    assert "ereignis" in [key for key, *_rest in bens.get(address).context["forms"]]
    assert do("ereignis", **{"eventform-event_on": day(20)}).status_code == 302
    assignment.refresh_from_db()
    assert assignment.event_on.isoformat() == day(20)
    assert do("ereignis", **{"eventform-event_on": day(-20)}).status_code == 200


def test_an_unknown_deed_changes_nothing(do):
    assert do("loeschen").status_code == 302
