"""Forms of the lms app."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.blocks.law import STATES
from courses.content_language import ContentSelect
from courses.models import ProfessionalGroup

from ..addresses import KeyConverter
from ..models import Learner

PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{4,39}")
validate_email = EmailValidator(
    _("Please write an e-mail address like name@example.org or a phone number, or leave it empty.")
)


class NameField(forms.CharField):
    """A person's name: any script, no control characters, 150 characters at most."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Name on the certificate"))
        kwargs.setdefault("help_text", _("First and last name, as they should be printed."))
        super().__init__(max_length=150, **kwargs)
        self.widget.attrs["autocomplete"] = "name"

    def to_python(self, value: Any) -> str:
        """Normalised first, measured afterwards: composing can make a text longer."""
        return unicodedata.normalize("NFC", super().to_python(value))

    def clean(self, value: Any) -> str:
        cleaned = super().clean(value)
        if any(unicodedata.category(char).startswith("C") for char in cleaned):
            raise forms.ValidationError(_("The name contains characters that can't be printed."))
        return " ".join(cleaned.split())


class KeysField(forms.ModelMultipleChoiceField):
    """Rows by number; longer numbers than a database can look for are no key either."""

    def clean(self, value: Any) -> QuerySet:
        for key in value or ():
            if not re.fullmatch(KeyConverter.regex, str(key)):
                code = "invalid_pk_value"
                raise forms.ValidationError(
                    self.error_messages[code], code=code, params={"pk": key}
                )
        return super().clean(value)


class GroupsByField(KeysField):
    """Active professional groups, the core ones first."""

    def __init__(self, **kwargs: Any) -> None:
        groups = ProfessionalGroup.objects.filter(is_active=True)
        super().__init__(
            queryset=groups.order_by("-is_core", "sort_order", "label"),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            **kwargs,
        )


class ProfileForm(forms.Form):
    """Name, groups, federal state and neutral titles, all changeable at any time."""

    name = NameField()
    groups = GroupsByField(
        label=_("Professional groups"),
        help_text=_("Voluntary. Choose as many as fit; you can change this at any time."),
    )
    federal_state = forms.ChoiceField(
        label=_("Federal state"),
        choices=[("", _("no answer")), *sorted(STATES, key=lambda state: state[1])],
        required=False,
        help_text=_(
            "Voluntary. Sections on the law of your state then stand open in the lessons; those "
            "on other states are folded."
        ),
    )
    neutral_titles = forms.BooleanField(
        label=_("Neutral titles and addresses"),
        required=False,
        help_text=_(
            "Tabs, bookmarks and the history of your browser then show “Lesson 3 – Learning "
            "platform” instead of the topic. What is on the page itself stays as it is."
        ),
    )


class OtherWayForm(forms.Form):
    """How to be reached, if at all. There is no field for a reason, on purpose."""

    contact = forms.CharField(
        label=_("How may you be reached?"),
        required=False,
        max_length=120,
        help_text=_(
            "An e-mail address or a phone number. Leave it empty if nobody should get in touch."
        ),
    )

    def clean_contact(self) -> str:
        """Only what one can dial or write to: nobody should explain herself here."""
        text = self.cleaned_data["contact"]
        if text and not PHONE.fullmatch(text):
            validate_email(text)
        return text


class EnrolForm(forms.Form):
    """What a course wants to know at the start: the name, and in which role one learns."""

    name = NameField()
    group = forms.ModelChoiceField(
        label=_("I take this course as"),
        queryset=ProfessionalGroup.objects.none(),
        widget=ContentSelect,
        required=False,
        empty_label=_("no answer"),
        help_text=_("Voluntary. Only you can see it."),
    )

    def __init__(self, *args: Any, learner: Learner | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = ProfessionalGroup.objects.filter(is_active=True)
        self.fields["group"].queryset = groups.order_by("-is_core", "sort_order", "label")
        if learner:
            self.initial.setdefault("name", learner.name)
            own = list(learner.groups.values_list("pk", flat=True)[:2])
            if len(own) == 1:
                self.initial.setdefault("group", own[0])
