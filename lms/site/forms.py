"""Forms of the ready-made site: the look of the pages, and the report of a barrier."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .look import CONTRASTS, SCHEMES, Look

LONGEST_MESSAGE = 4000
LONGEST_ADDRESS = 500


class LookForm(forms.Form):
    scheme = forms.ChoiceField(
        label=_("Light or dark"), choices=list(SCHEMES.items()), widget=forms.RadioSelect
    )
    contrast = forms.ChoiceField(
        label=_("Contrast"), choices=list(CONTRASTS.items()), widget=forms.RadioSelect
    )

    def chosen(self) -> Look:
        return Look(self.cleaned_data["scheme"], self.cleaned_data["contrast"])


class BarrierForm(forms.Form):
    """What hinders somebody. Nothing of it is stored; it goes out as one e-mail."""

    message = forms.CharField(
        label=_("What hinders you?"),
        help_text=_("Plain words are enough. Please write no names of children and no cases."),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Please describe the barrier in a few words."),
            "max_length": _("Please shorten the text to %(limit_value)d characters."),
        },
    )
    page_address = forms.CharField(
        label=_("On which page?"),
        help_text=_("The address or the name of the page. Leave it empty if it is everywhere."),
        max_length=LONGEST_ADDRESS,
        required=False,
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only if you want an answer. It is used for nothing else."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Please write an e-mail address like name@example.org, or leave it empty.")
        },
    )
