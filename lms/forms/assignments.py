"""The small forms of what a manager may do about one assignment."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Assignment, Exemption, ProgrammeStep
from ..queries.arrangements import in_force
from ..queries.duties import OPEN_STATUS, Row
from ..rules.periods import Status
from ..services import arrangements, fulfilling
from ..services.assignments import release, set_event_day
from ..services.reminding import remind_now
from .organisations import DayField


class DeedForm(forms.Form):
    """A form that knows the row it is about; `carry_out` calls the one service."""

    leads_away = False  # True if the row is no longer there afterwards

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


class EventForm(DeedForm):
    event_on = DayField(
        label=_("Day of the event"),
        required=False,
        help_text=_("Empty takes the day away: then those steps have no deadline of their own."),
    )

    def __init__(self, *args: Any, row: Row, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"event_on": row.assignment.event_on})
        super().__init__(*args, row=row, **kwargs)

    @property
    def is_useful(self) -> bool:
        steps = ProgrammeStep.objects.filter(version=self.row.assignment.version_id)
        return super().is_useful and steps.exclude(before_event="").exists()

    def carry_out(self, *, assignment: Assignment, by: Any) -> None:
        set_event_day(assignments=[assignment.pk], on=self.cleaned_data["event_on"])


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
    def carry_out(self, *, assignment: Assignment, by: Any) -> str | Promise:
        if remind_now(assignment=assignment, by=by):
            return _("The person was reminded.")
        return _("The person was reminded today already; nothing was sent again.")


class WithdrawForm(DeedForm):
    what = forms.ChoiceField(label=_("What was a mistake"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {one.key: one for one in in_force(self.row.assignment)}
        self.fields["what"].choices = [(key, one.words) for key, one in self.rows.items()]

    @property
    def is_useful(self) -> bool:
        return bool(self.rows)

    def carry_out(self, *, assignment: Assignment, by: Any) -> None:
        arrangements.withdraw(arrangement=self.rows[self.cleaned_data["what"]].row, by=by)


class ReleaseForm(DeedForm):
    leads_away = True

    @property
    def is_useful(self) -> bool:
        return self.row.assignment.rule_id is None

    def carry_out(self, *, assignment: Assignment, by: Any) -> str | Promise:
        release(assignment=assignment, by=by)
        return _("The programme was taken back. What the person has done stays hers.")
