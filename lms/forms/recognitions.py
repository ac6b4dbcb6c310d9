"""The form of a training done elsewhere."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Assignment, ProgrammeStep, Recognition, RecognitionScheme
from ..services.recognitions import MOST_BYTES
from .organisations import DayField


class StepField(forms.ModelChoiceField):
    """A step, with its programme where there are several."""

    titles: dict[int, str] = {}

    def label_from_instance(self, obj: ProgrammeStep) -> str:
        title = self.titles.get(obj.version_id)
        return f"{title}: {obj.title}" if title else obj.title


class RecognitionForm(forms.ModelForm):
    """`assignments` are the programmes whose steps it may stand for; none: for the hours alone."""

    step = StepField(
        queryset=ProgrammeStep.objects.none(),
        label=_("Instead of the step"),
        required=False,
        empty_label=_("none, only for the hours"),
        help_text=_("Leave it empty if only the hours should count."),
    )
    held_on = DayField(label=_("Last day of the training"))
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
        help_texts = {
            "title": _("As it stands on the paper; no names of children, no cases."),
            "units": _("One unit is 45 minutes. Three full hours are 4 units."),
            "scheme": _("If an institution has a rule of its own, such as a diocese or Juleica."),
        }

    def __init__(self, *args: Any, assignments: Sequence[Assignment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_version = {one.version_id: one for one in assignments}
        if assignments:
            steps = ProgrammeStep.objects.filter(version__in=self.by_version)
            self.fields["step"].queryset = steps.order_by("version", "sort_order", "pk")
            if len(assignments) > 1:
                titles = {pk: one.programme.title for pk, one in self.by_version.items()}
                self.fields["step"].titles = titles
        else:
            del self.fields["step"]
        schemes = RecognitionScheme.objects.filter(is_active=True)
        if schemes.exists():
            self.fields["scheme"].queryset = schemes
            self.fields["scheme"].empty_label = _("no answer")
        else:
            del self.fields["scheme"]

    def clean_evidence(self) -> bytes:
        file = self.cleaned_data["evidence"]
        if not file:
            return b""
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Please choose a file of at most 2 MB."))
        return file.read()

    @property
    def proposal(self) -> dict[str, Any]:
        """What `propose` wants to know; the step says for which assignment it is."""
        step = self.cleaned_data.get("step")
        for_one = self.by_version.get(step.version_id) if step else None
        return self.cleaned_data | {"assignment": for_one}


class SeenForm(RecognitionForm):
    """For a manager who holds the paper in her hand: there is nothing to upload."""

    evidence = None
