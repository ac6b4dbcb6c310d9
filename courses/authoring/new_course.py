"""The one form with which a course begins."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ..html import clean_text
from ..models import CatalogPage, CoursePage, Topic
from .timing import LEAST

MAX_LESSONS = 12


class NewCourseForm(forms.Form):
    """Everything has a sensible start; only the title and a description must be written."""

    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        help_text=_("What is the course about? Calm words, no alarm. You can change it later."),
    )
    catalogue = forms.ModelChoiceField(
        queryset=CatalogPage.objects.none(),
        label=_("Catalogue"),
        empty_label=None,
        help_text=_("Where the course will appear."),
    )
    description = forms.CharField(
        label=_("Short description"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Two or three sentences for the catalogue: what for, and for whom?"),
    )
    topic = forms.ModelChoiceField(
        queryset=Topic.objects.all(),
        label=_("Topic"),
        help_text=_("By the topic the course is found and recommended to professional groups."),
    )
    units = forms.DecimalField(
        label=_("Units (UE of 45 minutes)"),
        min_value=Decimal("0.25"),
        max_value=Decimal(100),
        max_digits=5,
        decimal_places=2,
        initial=Decimal(2),
        localize=True,
        help_text=_("How long learners need for everything, the quiz included. 2 UE: 90 minutes."),
    )
    lessons = forms.IntegerField(
        label=_("Number of lessons"),
        min_value=1,
        max_value=MAX_LESSONS,
        initial=3,
        help_text=_("1 to 12. 20 to 40 minutes per lesson are pleasant. You can add more later."),
    )
    level = forms.ChoiceField(
        label=_("Level"),
        choices=CoursePage.Level.choices,
        initial=CoursePage.Level.BASIC,
        help_text=_("Basic courses need no earlier knowledge."),
    )
    notice_level = forms.TypedChoiceField(
        label=_("Content notice"),
        choices=CoursePage.NoticeLevel.choices,
        coerce=int,
        initial=CoursePage.NoticeLevel.NONE.value,
        help_text=_(
            "Does the course mention violence (1) or name its forms (2)? Readers are told before, "
            "and with 2 they can skip sections."
        ),
    )

    def __init__(self, *args: Any, catalogues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["catalogue"].queryset = catalogues
        if len(catalogues) == 1:
            self.fields["catalogue"].widget = forms.HiddenInput()
            self.fields["catalogue"].initial = catalogues[0].pk

    def clean_title(self) -> str:
        return self.words("title", _t("Please give the course a title."))

    def clean_description(self) -> str:
        return self.words("description", _t("Please describe the course in a sentence or two."))

    def words(self, name: str, missing: str) -> str:
        """Plain text only: what looks like HTML would be shown as such, or vanish."""
        text = clean_text(self.cleaned_data[name])
        if not any(char.isalnum() for char in text):
            raise ValidationError(missing)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        units, lessons = cleaned.get("units"), cleaned.get("lessons")
        if units and lessons and units * 45 < (lessons + 1) * LEAST:
            text = _t(
                "%(minutes)d minutes are too short for %(lessons)d lessons and a quiz. Please "
                "raise the units or take fewer lessons."
            )
            values = {"minutes": int(units * 45), "lessons": lessons}
            self.add_error("lessons", ValidationError(text, params=values))
        return cleaned
