"""Forms of the certificates app."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PersonName(forms.CharField):
    """A name that is compared and forgotten."""

    def __init__(self, *, required: bool) -> None:
        super().__init__(
            label=_("Name on the certificate"),
            required=required,
            max_length=300,
            help_text=_(
                "We only answer whether it matches. We neither show the name nor store what "
                "you type."
            ),
        )
        self.widget.attrs["autocomplete"] = "off"


class VerifyForm(forms.Form):
    """What stands on the paper."""

    number = forms.CharField(
        label=_("Certificate number"), max_length=40, help_text=_("For example KS-2026-7H2K9M")
    )
    code = forms.CharField(
        label=_("Verification code"),
        max_length=80,
        help_text=_("26 letters and digits; case, spaces and hyphens do not matter."),
    )
    name = PersonName(required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in ("number", "code"):
            attrs = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
            self.fields[field].widget.attrs |= attrs


class NameForm(forms.Form):
    """For those who came by the QR code: number and code are known."""

    name = PersonName(required=True)


class RevokeForm(forms.Form):
    """Asked before a certificate is withdrawn."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Internal. It is never shown on the verification page."),
    )
