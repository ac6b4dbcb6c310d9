"""Forms for questions on their way in and out."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from ..exchange.formats import FORMATS
from ..exchange.items import MAX_FILE_BYTES
from ..models import Question, Topic
from ..services.references import PREFIX

TYPES = ".txt,.gift,.xml,.zip,.yaml,.yml"


class UploadForm(forms.Form):
    """A file with questions, and how they shall be named."""

    file = forms.FileField(
        label=_("File with questions"),
        help_text=_("GIFT, Moodle XML, QTI 2.1 to 3.0 (also 1.2) or our YAML form, up to 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": TYPES}),
    )
    prefix = forms.CharField(
        label=_("Start of the references"),
        max_length=24,
        initial="IMP",
        help_text=_("New questions are called e.g. IMP-0001. References in the file are kept."),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.all(), label=_("Topic"), required=False, empty_label=_("no topic")
    )
    format = forms.ChoiceField(
        label=_("Format"),
        required=False,
        choices=[
            ("", _("recognise by itself")),
            *((one.slug, one.label) for one in FORMATS.values()),
        ],
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MAX_FILE_BYTES:
            raise ValidationError(
                _(
                    "This file is too large (%(size)s). Files up to %(max)s can be read. "
                    "Please split it."
                ),
                params={
                    "size": filesizeformat(file.size),
                    "max": filesizeformat(MAX_FILE_BYTES),
                },
            )
        return file

    def clean_prefix(self) -> str:
        prefix = self.cleaned_data["prefix"].strip()
        if not PREFIX.fullmatch(prefix):
            raise ValidationError(_("Letters, digits, dot, hyphen and underscore only, please."))
        return prefix


class TakeOverForm(forms.Form):
    skip_known = forms.BooleanField(
        label=_("Leave out questions that are in the bank already"), required=False, initial=True
    )


class ExportForm(forms.Form):
    """What to take out, and in which format."""

    format = forms.ChoiceField(
        label=_("Format"),
        choices=[(one.slug, one.label) for one in FORMATS.values()],
        widget=forms.RadioSelect,
        initial="moodle",
        help_text=_("Moodle XML and QTI also hold pictures."),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.all(), label=_("Topic"), required=False, empty_label=_("all topics")
    )
    difficulty = forms.ChoiceField(
        label=_("Difficulty"),
        required=False,
        choices=[("", _("all")), *Question.Difficulty.choices],
    )
    tag = forms.CharField(label=_("Tag"), required=False, max_length=100)
    drafts = forms.BooleanField(
        label=_("Also drafts"),
        required=False,
        help_text=_("Drafts that are not complete yet are left out."),
    )

    def filters(self) -> dict[str, Any]:
        data = self.cleaned_data
        wanted = {
            "topic": data["topic"],
            "difficulty": data["difficulty"],
            "tags__name": data["tag"].strip().replace("\x00", ""),
        }
        return {name: value for name, value in wanted.items() if value}
