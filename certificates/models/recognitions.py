"""Recognitions of a course by chambers and ministries, printed on what is issued meanwhile."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from courses.models import CoursePage


class CourseRecognition(models.Model):
    """E.g. further training points of a medical chamber, with their number (VNR)."""

    course = models.ForeignKey(
        CoursePage,
        verbose_name=_("course"),
        on_delete=models.CASCADE,
        related_name="recognitions",
    )
    scheme = models.CharField(
        _("recognised by"), max_length=120, help_text=_("E.g. Landesärztekammer Nordrhein.")
    )
    number = models.CharField(
        _("number"), max_length=60, blank=True, help_text=_("E.g. the VNR or RbP number.")
    )
    category = models.CharField(
        _("category"), max_length=40, blank=True, help_text=_("E.g. I or K.")
    )
    points = models.CharField(_("points"), max_length=20, blank=True, help_text=_("E.g. 6."))
    valid_from = models.DateField(
        _("valid from"), help_text=_("Printed for those who complete the course from this day on.")
    )
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("Empty: until further notice.")
    )
    history = HistoricalRecords()

    panels = [
        FieldPanel("course"),
        FieldRowPanel([FieldPanel("scheme"), FieldPanel("number")]),
        FieldRowPanel([FieldPanel("category"), FieldPanel("points")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    ]

    class Meta:
        ordering = ["scheme", "number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="certificates_recognition_ends_after_it_begins",
                violation_error_message=_("It ends before it begins."),
            )
        ]
        verbose_name = _("recognition of a course")
        verbose_name_plural = _("recognitions of courses")

    def __str__(self) -> str:
        return f"{self.scheme} {self.number}".strip()
