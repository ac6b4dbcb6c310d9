"""Who learns what, how far, and the fact of having completed it.

Nothing here is ever reset: learning a course again opens a new cycle.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from wagtail.models import Page

from courses.models import CoursePage, ProfessionalGroup

from .people import Learner


class Enrolment(models.Model):
    """A learner in a course, once per cycle."""

    class Source(models.TextChoices):
        SELF = "self", _("enrolled herself")

    learner = models.ForeignKey(
        Learner, verbose_name=_("learner"), on_delete=models.PROTECT, related_name="enrolments"
    )
    course = models.ForeignKey(
        CoursePage, verbose_name=_("course"), on_delete=models.PROTECT, related_name="enrolments"
    )
    cycle = models.PositiveSmallIntegerField(_("cycle"), default=1)
    source = models.CharField(_("source"), max_length=12, choices=Source, default=Source.SELF)
    group = models.ForeignKey(
        ProfessionalGroup,
        verbose_name=_("professional group at that time"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    enrolled_at = models.DateTimeField(_("enrolled"), auto_now_add=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-enrolled_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course", "cycle"], name="lms_one_enrolment_per_cycle"
            ),
            models.CheckConstraint(condition=Q(cycle__gte=1), name="lms_cycles_count_from_1"),
        ]
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")

    def __str__(self) -> str:
        return f"{self.learner} – {self.course}"


class StepRecord(models.Model):
    """A lesson or quiz of one enrolment is done; no row, not done."""

    enrolment = models.ForeignKey(
        Enrolment,
        verbose_name=_("enrolment"),
        on_delete=models.CASCADE,
        related_name="step_records",
    )
    step = models.ForeignKey(
        Page, verbose_name=_("step"), on_delete=models.PROTECT, related_name="step_records"
    )
    done_at = models.DateTimeField(_("done"))
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "step"], name="lms_one_record_per_step"),
        ]
        verbose_name = _("step record")
        verbose_name_plural = _("step records")

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.step}"


class Completion(models.Model):
    """The fact that a course was completed: which version, when, how much, good until when."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.OneToOneField(
        Enrolment,
        verbose_name=_("enrolment"),
        on_delete=models.PROTECT,
        related_name="completion",
    )
    completed_at = models.DateTimeField(_("completed"))
    course_version = models.CharField(_("course version"), max_length=20)
    units = models.DecimalField(_("units (UE)"), max_digits=5, decimal_places=2)
    refresh_on = models.DateField(_("refresh on"), null=True, blank=True)
    refresh_is_binding = models.BooleanField(_("expires on that day"), default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-completed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(refresh_is_binding=False) | Q(refresh_on__isnull=False),
                name="lms_binding_refresh_has_a_date",
            ),
        ]
        verbose_name = _("completion")
        verbose_name_plural = _("completions")

    def __str__(self) -> str:
        return str(self.enrolment)
