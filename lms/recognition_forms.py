"""The form of a training done elsewhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Assignment, ProgrammeStep, Recognition, RecognitionScheme
from .services.recognitions import MOST_BYTES


class RecognitionForm(forms.ModelForm):
    evidence = forms.FileField(
        label=_("Evidence"),
        required=False,
        help_text=_(
            "PDF, PNG or JPEG, at most 2 MB. It is looked at and deleted with the decision; after "
            "30 days in any case. Please cover what nobody needs to see."
        ),
    )

    class Meta:
        model = Recognition
        fields = ["step", "title", "provider_name", "held_on", "units", "scheme"]
        widgets = {"held_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "title": _("As it stands on the paper; no names of children, no cases."),
            "units": _("One unit is 45 minutes. Three full hours are 4 units."),
            "step": _("Leave it empty if only the hours should count."),
        }

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = ProgrammeStep.objects.filter(version=assignment.version_id)
        self.fields["step"].queryset = steps.order_by("sort_order", "pk")
        self.fields["step"].empty_label = _("none, only for the hours")
        self.fields["scheme"].queryset = RecognitionScheme.objects.filter(is_active=True)
        self.fields["scheme"].empty_label = _("no answer")

    def clean_evidence(self) -> bytes:
        file = self.cleaned_data["evidence"]
        if not file:
            return b""
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Please choose a file of at most 2 MB."))
        return file.read()
