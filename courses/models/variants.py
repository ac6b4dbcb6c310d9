"""How a course is related to another one: it refreshes it, or is another form of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class VariantMixin(models.Model):
    """A variant is a course of its own, with own lessons; it shares questions with the other."""

    refresher_of = models.ForeignKey(
        "courses.CoursePage",
        verbose_name=_("refresher of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="refreshers",
        help_text=_("The course whose knowledge this one brings up to date."),
    )
    variant_of = models.ForeignKey(
        "courses.CoursePage",
        verbose_name=_("variant of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="variants",
        help_text=_("The full course, if this one is a shorter form for some groups."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        for name in ("refresher_of", "variant_of"):
            if self.pk and getattr(self, f"{name}_id") == self.pk:
                raise ValidationError({name: _("A course can't be a variant of itself.")})
        if self.refresher_of_id and self.variant_of_id:
            raise ValidationError(
                {"variant_of": _("Please choose one: a refresher or another variant.")}
            )
