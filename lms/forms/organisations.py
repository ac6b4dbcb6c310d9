"""Forms of the organisation's side."""

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import ProfessionalGroup

from ..member_files.values import EARLIEST, LATEST, Unclear, email_of
from ..models import Membership, Programme
from .people import NameField

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_USES = 500
INVITATION_DAYS = 30
Role = Membership.Role


class DayField(forms.DateField):
    """A day in a calendar of this and the last lifetime."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        self.validators += [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]


class GroupField(forms.ModelChoiceField):
    """One active professional group, or none."""

    def __init__(self, **kwargs: Any) -> None:
        groups = ProfessionalGroup.objects.filter(is_active=True)
        super().__init__(
            queryset=groups.order_by("-is_core", "sort_order", "label"),
            label=_("Professional group"),
            required=False,
            empty_label=_("no group"),
            to_field_name="slug",
            **kwargs,
        )


class RoleField(forms.ChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Role"),
            choices=Role.choices,
            initial=Role.MEMBER,
            help_text=_(
                "Managers see the state of the duties that were assigned here, and let people in "
                "and out. A trusted person sees nothing; people may turn to her."
            ),
            **kwargs,
        )


class MemberForm(forms.Form):
    """One person, entered by hand."""

    email = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = NameField(
        label=_("Name in the organisation"),
        required=False,
        help_text=_("As your list has it. On certificates stands what the person writes herself."),
    )
    role = RoleField()
    group = GroupField()
    entered_on = DayField(label=_("Member from"), initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_email(self) -> str:
        try:
            return email_of(self.cleaned_data["email"])
        except Unclear as error:
            raise forms.ValidationError(str(error)) from error


class ChangeForm(forms.Form):
    """What an organisation may change of a membership."""

    known_as = NameField(
        label=_("Name in the organisation"), required=False, help_text=_("As your list has it.")
    )
    role = RoleField()
    group = GroupField()


class LeaveForm(forms.Form):
    last_day = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave it empty to end the membership at once."),
    )


class UploadForm(forms.Form):
    """A list of members."""

    file = forms.FileField(
        label=_("List as CSV or XLSX"),
        help_text=_("Up to 10 MB and 100,000 lines. Nothing happens before you have confirmed it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MAX_FILE_BYTES:
            raise forms.ValidationError(
                _("This file is too large (%(size)s). Files up to %(max)s can be read."),
                params={
                    "size": filesizeformat(file.size),
                    "max": filesizeformat(MAX_FILE_BYTES),
                },
            )
        return file


def in_a_month() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=INVITATION_DAYS)


class InvitationForm(forms.Form):
    """Whom a code lets in, how often and until when."""

    role = RoleField()
    group = GroupField()
    max_uses = forms.IntegerField(
        label=_("For how many people"), min_value=1, max_value=MAX_USES, initial=1
    )
    expires_on = DayField(label=_("Valid until"), initial=in_a_month)

    def clean_expires_on(self) -> dt.date:
        day = self.cleaned_data["expires_on"]
        today = timezone.localdate()
        if not today <= day <= today + dt.timedelta(days=366):
            raise forms.ValidationError(_("Please choose a day within the next twelve months."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("role") == Role.MANAGER and data.get("max_uses", 1) > 1:
            self.add_error("max_uses", _("A manager is invited alone, with a code of her own."))
        return data


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the invitation"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Small or capital letters, with or without hyphens."),
    )


class AudienceForm(forms.Form):
    """Which programme, for whom here."""

    programme = forms.ModelChoiceField(
        queryset=Programme.objects.none(),
        label=_("Programme"),
        to_field_name="slug",
        empty_label=_("please choose"),
    )
    groups = forms.ModelMultipleChoiceField(
        queryset=ProfessionalGroup.objects.filter(is_active=True).order_by("label"),
        label=_("Only for these professional groups"),
        required=False,
        to_field_name="slug",
        help_text=_("Choose none for everybody here, also for people without a group."),
        widget=forms.CheckboxSelectMultiple,
    )
    role = forms.ChoiceField(
        label=_("Only for the role"), required=False, choices=[("", _("all roles")), *Role.choices]
    )
    starts_on = DayField(
        label=_("Time begins on"),
        required=False,
        initial=timezone.localdate,
        help_text=_("For newcomers it begins on the day they enter, if that is later."),
    )

    def __init__(self, *args: Any, programmes: QuerySet[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes
