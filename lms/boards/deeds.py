"""What a manager may do about one assignment: each deed with its form and how it is offered."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..forms.assignments import (
    AskAgainForm,
    ConfirmForm,
    DeedForm,
    EventForm,
    ExemptForm,
    ExtendForm,
    PauseForm,
    ReleaseForm,
    RemindForm,
    ResumeForm,
    TemporaryForm,
    WithdrawForm,
)


@dataclass(frozen=True)
class Deed:
    """How a deed is offered."""

    form: type[DeedForm]
    title: str | Promise
    note: str | Promise
    button: str | Promise


DEEDS = {
    "bestaetigen": Deed(
        ConfirmForm,
        _("Confirm a step"),
        _("That an event, a reading, a contact, a release or a talk took place; nothing more."),
        _("Confirm"),
    ),
    "erinnern": Deed(
        RemindForm,
        _("Remind now"),
        _("The mail names no course, and goes out once a day at most."),
        _("Send the reminder"),
    ),
    "ereignis": Deed(
        EventForm,
        _("Day of the event"),
        _("Steps that have to be done before it are due on this day."),
        _("Save the day"),
    ),
    "verlaengern": Deed(
        ExtendForm,
        _("Give more time"),
        _("Only for this round; the next one is reckoned as if there had been none."),
        _("Move the deadline"),
    ),
    "pausieren": Deed(
        PauseForm,
        _("Let it rest"),
        _("Deadlines move by the length of the pause. Please do not ask why; no reason is kept."),
        _("Begin the pause"),
    ),
    "fortsetzen": Deed(ResumeForm, _("End the pause"), "", _("Go on")),
    "befreien": Deed(
        ExemptForm,
        _("Done otherwise"),
        _("Nothing more is asked. Please do not ask why; no reason is kept."),
        _("Mark as done otherwise"),
    ),
    "verlangen": Deed(AskAgainForm, _("Ask for it again"), "", _("Ask for it again")),
    "vorlaeufig": Deed(
        TemporaryForm,
        _("Counts for the time being"),
        _("For somebody who is booked for a later event."),
        _("Let it count"),
    ),
    "zuruecknehmen": Deed(
        WithdrawForm,
        _("Take back a note"),
        _("For a slip: as if it had not been noted."),
        _("Take back"),
    ),
    "entziehen": Deed(
        ReleaseForm,
        _("Take the programme back"),
        _("It was given by hand and can be taken back by hand; what was done stays the person's."),
        _("Take the programme back"),
    ),
}
