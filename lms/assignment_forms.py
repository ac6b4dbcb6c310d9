"""What a manager may do about one assignment, each deed a small form of its own."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .models import Assignment, Exemption, ProgrammeStep
from .organisation_forms import DayField
from .periods import Status
from .queries.duties import OPEN_STATUS, Row
from .services import arrangements, fulfilling
from .services.reminding import remind_now


class DeedForm(forms.Form):
    """A form that knows the row it is about; `carry_out` calls the one service."""

    def __init__(self, *args: Any, row: Row, **kwargs: Any) -> None:
        self.row = row
        kwargs.setdefault("prefix", type(self).__name__.lower())
        super().__init__(*args, **kwargs)

    @property
    def is_useful(self) -> bool:
        """False if there is nothing to do by this form at the moment."""
        return self.row.status in OPEN_STATUS


class ConfirmForm(DeedForm):
    step = forms.ChoiceField(label=_("Step"))
    on = DayField(label=_("Took place on"), initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_steps = [cell for cell in self.row.cells if cell.confirmable]
        self.fields["step"].choices = [(str(cell.step_id), cell.title) for cell in open_steps]

    @property
    def is_useful(self) -> bool:
        return super().is_useful and bool(self.fields["step"].choices)

    def carry_out(self, *, assignment: Assignment, by: Any) -> None:
        step = ProgrammeStep.objects.get(pk=self.cleaned_data["step"])
        fulfilling.confirm_step(assignment=assignment, step=step, on=self.cleaned_data["on"], by=by)


class ExtendForm(DeedForm):
    until = DayField(label=_("New deadline"))

    def carry_out(self, *, assignment: Assignment, by: Any) -> None:
        arrangements.extend(assignment=assignment, until=self.cleaned_data["until"], by=by)


class PauseForm(DeedForm):
    from_on = DayField(label=_("Pause from"), initial=timezone.localdate)
    until_on = DayField(
        label=_("Goes on at"), required=False, help_text=_("Empty: until you end the pause.")
    )

    def carry_out(self, *, assignment: Assignment, by: Any) -> None:
        arrangements.pause(assignment=assignment, by=by, **self.cleaned_data)


class ResumeForm(DeedForm):
    on = DayField(label=_("Goes on at"), initial=timezone.localdate)

    @property
    def is_useful(self) -> bool:
        return self.row.status == Status.PAUSED

    def carry_out(self, *, assignment: Assignment, by: Any) -> None:
        arrangements.resume(assignment=assignment, on=self.cleaned_data["on"], by=by)


class ExemptForm(DeedForm):
    def carry_out(self, *, assignment: Assignment, by: Any) -> None:
        arrangements.exempt(assignment=assignment, by=by)


class AskAgainForm(DeedForm):
    @property
    def is_useful(self) -> bool:
        return self.row.status == Status.OTHERWISE

    def carry_out(self, *, assignment: Assignment, by: Any) -> None:
        running = Exemption.objects.filter(
            assignment=assignment, step__isnull=True, until_on__isnull=True
        )
        for exemption in running:
            arrangements.end_exemption(exemption=exemption, by=by)


class TemporaryForm(DeedForm):
    until = DayField(label=_("Counts as fulfilled until"))

    def carry_out(self, *, assignment: Assignment, by: Any) -> None:
        arrangements.fulfil_temporarily(
            assignment=assignment, until=self.cleaned_data["until"], by=by
        )


class RemindForm(DeedForm):
    def carry_out(self, *, assignment: Assignment, by: Any) -> str:
        if remind_now(assignment=assignment, by=by):
            return _now("The person was reminded.")
        return _now("The person was reminded today already; nothing was sent again.")


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
}
