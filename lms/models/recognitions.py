"""Trainings done elsewhere, and the rules of institutions about what they count."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from .assignments import BY, Assignment
from .organisations import Organisation
from .people import Learner
from .programmes import ProgrammeStep

UNITS = {
    "max_digits": 5,
    "decimal_places": 2,
    "validators": [MinValueValidator(Decimal("0.25")), MaxValueValidator(Decimal(400))],
}


class RecognitionScheme(models.Model):
    """The rule of one institution: a diocese, a sports federation, the Juleica of a state."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    institution = models.CharField(_("institution"), max_length=160)
    basis = models.CharField(_("where it stands"), max_length=300, blank=True)
    lesson_minutes = models.PositiveSmallIntegerField(
        _("minutes of its lesson"), default=45, validators=[MinValueValidator(1)]
    )
    lessons = models.DecimalField(
        _("lessons at least"), max_digits=5, decimal_places=2, default=Decimal(0)
    )
    months = models.PositiveSmallIntegerField(_("counts for months"), default=60)
    is_active = models.BooleanField(_("active"), default=True)
    history = HistoricalRecords()

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("institution")]),
        FieldPanel("basis", help_text=_("Order, paragraph and date; it is shown to people.")),
        FieldRowPanel(
            [
                FieldPanel("lesson_minutes", help_text=_("45 for lessons, 60 for full hours.")),
                FieldPanel("lessons"),
                FieldPanel("months"),
            ]
        ),
        FieldPanel("is_active"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("recognition scheme")
        verbose_name_plural = _("recognition schemes")

    def __str__(self) -> str:
        return self.name

    @property
    def units(self) -> Decimal:
        """What it asks, in units of 45 minutes."""
        return self.lessons * self.lesson_minutes / 45


class Recognition(models.Model):
    """A training done elsewhere: proposed, then accepted or not. The evidence is not kept."""

    learner = models.ForeignKey(
        Learner, verbose_name=_("person"), on_delete=models.PROTECT, related_name="recognitions"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        related_name="recognitions",
    )
    assignment = models.ForeignKey(
        Assignment,
        verbose_name=_("for"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="recognitions",
    )
    step = models.ForeignKey(
        ProgrammeStep,
        verbose_name=_("instead of the step"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(_("title of the training"), max_length=200)
    provider_name = models.CharField(_("provider"), max_length=200)
    held_on = models.DateField(_("last day of the training"))
    units = models.DecimalField(_("units (UE of 45 minutes)"), **UNITS)
    scheme = models.ForeignKey(
        RecognitionScheme,
        verbose_name=_("scheme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("proposed by"), **BY)
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    accepted = models.BooleanField(_("accepted"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("decided by"), **BY)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted__isnull=True) | Q(decided_at__isnull=False),
                name="lms_decisions_have_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(step__isnull=True) | Q(assignment__isnull=False),
                name="lms_recognised_step_has_assignment",
            ),
        ]
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """The paper behind a proposal, until it is decided; then it is gone."""

    recognition = models.OneToOneField(
        Recognition,
        verbose_name=_("recognition"),
        on_delete=models.CASCADE,
        related_name="evidence",
    )
    content = models.BinaryField(_("content"))
    media_type = models.CharField(_("kind of file"), max_length=40)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
