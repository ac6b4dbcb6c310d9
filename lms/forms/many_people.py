"""Forms about many people at once: tick them, take all that were found, or paste a list."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import Assignment, Membership, Programme, ProgrammeStep
from ..queries.choosing import candidates
from ..services.assignments import Given, assign_many, set_event_day
from ..services.fulfilling import confirm_many
from .organisations import DayField
from .people import KeysField
from .people_lists import found_in

MOST_NAMED = 5  # lines quoted in an error; the rest are counted


class PeopleForm(forms.Form):
    """`found` are the rows the filters found, `all_rows` everybody a pasted list may name."""

    people = KeysField(label=_("People"), required=False, queryset=Membership.objects.none())
    everybody = forms.BooleanField(required=False)
    listed = forms.CharField(
        label=_("List of participants"),
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("One person a line: e-mail address, or first and last name."),
    )
    chosen: frozenset[int] = frozenset()

    def __init__(
        self, *args: Any, found: QuerySet[Any], all_rows: QuerySet[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.all_rows = found, all_rows
        self.fields["people"].queryset = all_rows
        self.fields["everybody"].label = _("All people found")

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """What a deed asks beside whom it is about."""
        return [self[name] for name in self.fields if name not in PeopleForm.base_fields]

    @property
    def ticked(self) -> set[str]:
        return {str(value) for value in self["people"].value() or ()}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = {one.pk for one in data.get("people") or ()}
        if data.get("everybody"):
            chosen |= set(self.found.values_list("pk", flat=True))
        if data.get("listed"):
            chosen |= self.meant(data["listed"])
        if not chosen and not self.errors:
            self.add_error(
                "people", _("Please choose at least one person, or paste a list of them.")
            )
        self.chosen = frozenset(chosen)
        return data

    def meant(self, text: str) -> frozenset[int]:
        """Nothing is done before every line is understood, so nobody is forgotten unseen."""
        found = found_in(text, candidates(self.all_rows))
        if found.unknown:
            self.add_error("listed", told(found.unknown, _("Nobody here is called: %(lines)s")))
        if found.several:
            several = _("Several people are called so, please write the e-mail address: %(lines)s")
            self.add_error("listed", told(found.several, several))
        return found.pks


def told(lines: Sequence[str], message: Any) -> str:
    named = " · ".join(lines[:MOST_NAMED])
    rest = len(lines) - MOST_NAMED
    if rest > 0:
        more = ngettext("and %(count)s more line", "and %(count)s more lines", rest)
        named = f"{named} · {more % {'count': rest}}"
    return str(message) % {"lines": named}


class GiveForm(PeopleForm):
    """A programme by hand."""

    programme = forms.ModelChoiceField(
        queryset=Programme.objects.none(),
        label=_("Programme"),
        to_field_name="slug",
        empty_label=_("please choose"),
    )
    occasion = forms.ChoiceField(
        label=_("Occasion"),
        required=False,
        choices=[("", _("none in particular")), *Assignment.Occasion.choices],
        help_text=_("People read it beside the programme. There is no free text, on purpose."),
    )
    starts_on = DayField(label=_("Time begins on"), initial=timezone.localdate)
    event_on = DayField(
        label=_("Day of the event"),
        required=False,
        help_text=_("For steps that have to be done before an event, such as a holiday camp."),
    )

    def __init__(self, *args: Any, programmes: QuerySet[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        begins, event = data.get("starts_on"), data.get("event_on")
        if begins and event and event < begins:
            self.add_error("event_on", _("The event can't be before the time begins."))
        return data

    def carry_out(self, *, by: Any) -> Given:
        names = ("programme", "occasion", "starts_on", "event_on")
        given = {name: self.cleaned_data[name] for name in names}
        return assign_many(memberships=self.chosen, by=by, **given)


class ConfirmManyForm(PeopleForm):
    """A step took place for many, on one day."""

    step = forms.ChoiceField(label=_("Step"))
    on = DayField(label=_("Took place on"), initial=timezone.localdate)

    def __init__(self, *args: Any, steps: Sequence[ProgrammeStep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_hand = [one for one in steps if one.kind != ProgrammeStep.Kind.COURSE]
        self.fields["step"].choices = [(one.key, one.title) for one in by_hand]

    def carry_out(self, *, by: Any) -> int:
        data = self.cleaned_data
        return confirm_many(assignments=self.chosen, key=data["step"], on=data["on"], by=by)


class EventDayForm(PeopleForm):
    """The day of an event that steps have to be done before."""

    event_on = DayField(
        label=_("Day of the event"),
        required=False,
        help_text=_("Empty takes the day away: then those steps have no deadline of their own."),
    )

    def carry_out(self, *, by: Any) -> int:
        return set_event_day(assignments=self.chosen, on=self.cleaned_data["event_on"])
