"""Forms of the operators in the Wagtail admin."""

import datetime as dt
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..member_files.values import Unclear, email_of
from ..models import Membership, NetworkOffice, Organisation
from ..queries.people import user_by_email
from ..services import organisation_tree as tree


class PlaceField(forms.ModelChoiceField):
    """The organisation above, indented as it stands."""

    def label_from_instance(self, obj: Organisation) -> str:
        return f"{'— ' * (obj.depth - 1)}{obj.name}"


class OrganisationForm(WagtailAdminModelForm):
    above = PlaceField(
        queryset=Organisation.objects.order_by("path"),
        label=_("Stands below"),
        required=False,
        empty_label=_("nothing: it stands on top"),
        help_text=_("Managers of the organisation above manage this one too."),
    )

    class Meta:
        model = Organisation
        fields = ["name", "type", "above", "place", "federal_state", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["above"] = self.instance.get_parent()

    def clean_above(self) -> Organisation | None:
        above = self.cleaned_data["above"]
        if above and self.instance.pk and above.path.startswith(self.instance.path):
            raise forms.ValidationError(_("An organisation can't stand below itself."))
        return above

    def save(self, commit: bool = True) -> Organisation:
        above = self.cleaned_data["above"]
        if self.instance.pk is None:
            return tree.add(organisation=self.instance, above=above)
        organisation = super().save(commit)
        return tree.move(organisation=organisation, above=above)


class EnterForm(WagtailAdminModelForm):
    """A person is named by her address, so that no operator needs a list of all people."""

    email = forms.CharField(label=_("E-mail address"), max_length=254)

    class Meta:
        model = Membership
        fields = ["organisation", "email", "known_as", "role", "group", "entered_on"]

    def clean_email(self) -> str:
        try:
            return email_of(self.cleaned_data["email"])
        except Unclear as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        user = user_by_email(data["email"]) if data.get("email") else None
        there = Membership.objects.not_over().filter(
            learner__user=user, organisation=data.get("organisation"), role=data.get("role")
        )
        if user and there.exists():
            self.add_error("email", _("This person is there in this role already."))
        return data


class MembershipForm(WagtailAdminModelForm):
    """Who and where stay as they are, so their rules are looked at here, not by the model."""

    class Meta:
        model = Membership
        fields = ["known_as", "role", "group", "left_on"]

    def clean_left_on(self) -> dt.date | None:
        left_on = self.cleaned_data["left_on"]
        if left_on and left_on < self.instance.entered_on:
            raise forms.ValidationError(_("The last day can't be before the first."))
        return left_on

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        one = self.instance
        others = Membership.objects.not_over().filter(
            learner=one.learner_id, organisation=one.organisation_id, role=data.get("role")
        )
        if others.exclude(pk=one.pk).exists():
            self.add_error("role", _("This person is there in this role already."))
        return data


class OfficeForm(WagtailAdminModelForm):
    """A term lasts a year unless another end is given; no two terms overlap."""

    class Meta:
        model = NetworkOffice
        fields = ["network", "organisation", "starts_on", "ends_on", "handed_over_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        begins = data.get("starts_on")
        if begins and not data.get("ends_on") and "ends_on" not in self.errors:
            data["ends_on"] = a_year_later(begins)
        if begins and data.get("ends_on") and data.get("network"):
            others = NetworkOffice.objects.filter(
                Q(network=data["network"]),
                starts_on__lt=data["ends_on"],
                ends_on__gt=begins,
            ).exclude(pk=self.instance.pk)
            if others.exists():
                self.add_error("starts_on", _("In this time the office is held already."))
        return data


def a_year_later(day: dt.date) -> dt.date:
    """A year that begins on 29 February ends on 28 February."""
    return day + relativedelta(years=1)
