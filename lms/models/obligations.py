"""Duties counted in hours: so many units in so many months, from so many trainings."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from courses.models import ProfessionalGroup

from .organisations import Organisation


class Obligation(ClusterableModel):
    """E.g. at least 8 UE in 36 months, from at least two trainings."""

    title = models.CharField(_("title"), max_length=160)
    basis = models.CharField(_("where it stands"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="obligations",
    )
    groups = ParentalManyToManyField(
        ProfessionalGroup, verbose_name=_("professional groups"), blank=True, related_name="+"
    )
    units = models.DecimalField(
        _("units (UE of 45 minutes)"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(8),
        validators=[MinValueValidator(Decimal("0.25"))],
    )
    months = models.PositiveSmallIntegerField(
        _("within months"), default=36, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )
    trainings = models.PositiveSmallIntegerField(
        _("from trainings at least"), default=1, validators=[MinValueValidator(1)]
    )
    is_active = models.BooleanField(_("active"), default=True)
    history = HistoricalRecords()

    panels = [
        FieldPanel("title"),
        FieldPanel("basis", help_text=_("Order, paragraph and date; it is shown to people.")),
        FieldPanel("organisation", help_text=_("This and those below; empty: all of this site.")),
        FieldPanel(
            "groups",
            help_text=_("Empty: every group, also without any."),
            widget=CheckboxSelectMultiple,
        ),
        FieldRowPanel([FieldPanel("units"), FieldPanel("months"), FieldPanel("trainings")]),
        FieldPanel("is_active"),
    ]

    class Meta:
        ordering = ["title"]
        verbose_name = _("hours obligation")
        verbose_name_plural = _("hours obligations")

    def __str__(self) -> str:
        return self.title
