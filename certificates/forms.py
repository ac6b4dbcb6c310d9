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


class FileForm(forms.Form):
    """One certificate as a file."""

    file = forms.FileField(
        label=_("File of the certificate"),
        help_text=_("The PDF, or the Open Badge as .json or .jwt; up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.json,.jwt"}),
    )
    name = PersonName(required=False)


class ListForm(forms.Form):
    """Many certificates at once."""

    TOO_BIG = _("This file is too large. Lists and collections may have up to 20 MB.")

    file = forms.FileField(
        label=_("List or collection"),
        help_text=_(
            "CSV or XLSX with the columns number, code and, if you like, name; up to 50,000 "
            "rows. Or a ZIP with up to 200 PDFs. Up to 20 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.zip"}),
    )


class ReasonForm(forms.Form):
    """Asked before something happens to a certificate."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Internal. It is never shown on the verification page."),
    )


class ReplaceForm(ReasonForm):
    """What the new paper will call the holder."""

    holder = forms.CharField(
        label=_("Name on the new certificate"),
        max_length=300,
        help_text=_("Everything else stays as it was on the day of issue."),
    )
    field_order = ["holder", "reason"]


class ShareForm(forms.Form):
    ends_on = forms.DateField(
        label=_("The link works until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("At most one year. You can end it earlier at any time."),
    )
