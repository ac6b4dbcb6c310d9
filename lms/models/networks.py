"""Networks of organisations, and the office that changes hands each year (A13, A14)."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .organisations import Organisation


class Spells(models.QuerySet):
    """Rows that hold from a day until a day; the last day no longer counts."""

    def on(self, day: dt.date | None = None) -> "Spells":
        day = day or timezone.localdate()
        begun = Q(starts_on__lte=day)
        return self.filter(begun, Q(ends_on__isnull=True) | Q(ends_on__gt=day))


class Network(models.Model):
    """Organisations of an area that work together."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    area = models.TextField(
        _("area"), blank=True, help_text=_("Municipalities or districts, one a line.")
    )
    is_active = models.BooleanField(_("active"), default=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name = _("network")
        verbose_name_plural = _("networks")

    def __str__(self) -> str:
        return self.name


class NetworkMember(models.Model):
    """An organisation in a network, from a day until a day."""

    network = models.ForeignKey(
        Network, verbose_name=_("network"), on_delete=models.CASCADE, related_name="members"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="network_members",
    )
    is_coordination = models.BooleanField(
        _("coordination office"), default=False, help_text=_("May take the yearly office in turn.")
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    history = HistoricalRecords()

    objects = Spells.as_manager()

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "organisation"],
                condition=Q(ends_on__isnull=True),
                name="lms_one_open_network_member",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="lms_network_member_dates",
                violation_error_message=_("The last day can't be before the first."),
            ),
        ]
        verbose_name = _("member of the network")
        verbose_name_plural = _("members of the network")

    def __str__(self) -> str:
        return f"{self.organisation} – {self.network}"


class NetworkOffice(models.Model):
    """A term of office: the rights of the office belong to this organisation while it lasts."""

    network = models.ForeignKey(
        Network, verbose_name=_("network"), on_delete=models.CASCADE, related_name="offices"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="network_offices",
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(
        _("until"), help_text=_("The first day without the office; empty means a year.")
    )
    handed_over_on = models.DateField(
        _("handed over on"), null=True, blank=True, help_text=_("Set by the one who takes over.")
    )
    history = HistoricalRecords()

    objects = Spells.as_manager()

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "starts_on"], name="lms_one_office_begins_a_day"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="lms_office_lasts_a_day",
                violation_error_message=_("The term must end after it begins."),
            ),
        ]
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.starts_on} – {self.ends_on}"
