"""What is talked through when the office of a network changes hands (A14): days and organisations.

No row names a person: it is the organisation that holds the office, and hands it over.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .networks import Network, NetworkOffice
from .organisations import Organisation


class HandoverPoint(models.Model):
    """A point of the list for all networks of the site; switched off rather than deleted.

    Rows, not text in the code: who runs a site knows better what its networks have to talk about.
    """

    slug = models.SlugField(_("slug"), unique=True, max_length=40)
    text = models.CharField(
        _("what is to be talked through"),
        max_length=300,
        help_text=_("One thing a sentence. Please no names of people and no cases."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("active"), default=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("point of the hand-over")
        verbose_name_plural = _("points of the hand-over")

    def __str__(self) -> str:
        return self.text


class HandoverTick(models.Model):
    """A point that one of both sides marked as done, when the term of office ends."""

    office = models.ForeignKey(
        NetworkOffice,
        verbose_name=_("term of office"),
        on_delete=models.CASCADE,
        related_name="ticks",
    )
    point = models.ForeignKey(
        HandoverPoint, verbose_name=_("point"), on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField(_("on"), default=timezone.localdate)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "point"], name="lms_one_tick_a_point"),
        ]
        verbose_name = _("point that was talked through")
        verbose_name_plural = _("points that were talked through")

    def __str__(self) -> str:
        return f"{self.point}: {self.on}"


class ReportOpening(models.Model):
    """An organisation opened the report of a network for a year, for the first time."""

    network = models.ForeignKey(
        Network, verbose_name=_("network"), on_delete=models.CASCADE, related_name="openings"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    on = models.DateField(_("on"), default=timezone.localdate)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "organisation", "year"], name="lms_report_opened_once"
            ),
        ]
        verbose_name = _("opened report")
        verbose_name_plural = _("opened reports")

    def __str__(self) -> str:
        return f"{self.network} {self.year}: {self.organisation}"
