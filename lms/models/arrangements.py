"""What was confirmed, put off, paused or waived for one assignment – by whom, never why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .assignments import BY, Assignment
from .programmes import ProgrammeStep


class Arrangement(models.Model):
    """A row of what somebody decided; taken back, it stays with the moment of that.

    There is no field for a reason, on purpose: it could be what somebody went through herself.
    """

    assignment = models.ForeignKey(
        Assignment,
        verbose_name=_("assignment"),
        on_delete=models.CASCADE,
        related_name="%(class)ss",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), **BY)
    at = models.DateTimeField(_("noted"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        abstract = True


class StepFulfilment(Arrangement):
    """A step without a course took place on a day; without a step, all of a round did."""

    step = models.ForeignKey(
        ProgrammeStep,
        verbose_name=_("step"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="fulfilments",
    )
    on = models.DateField(_("on"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "step", "on"],
                condition=Q(withdrawn_at__isnull=True),
                name="lms_one_fulfilment_a_day",
            ),
        ]
        verbose_name = _("confirmed step")
        verbose_name_plural = _("confirmed steps")


class Extension(Arrangement):
    """The deadline of one round was put off; the next is reckoned as if it had not been."""

    cycle = models.PositiveSmallIntegerField(_("cycle"))
    until = models.DateField(_("until"))

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")


class Pause(Arrangement):
    """Deadlines rest from a day up to, not including, another."""

    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="lms_pause_ends_after_start",
                violation_error_message=_("The end can't be before the beginning."),
            ),
        ]
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")


class Exemption(Arrangement):
    """Done otherwise, wholly or for one step, from a day on."""

    step = models.ForeignKey(
        ProgrammeStep,
        verbose_name=_("step"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("exemption")
        verbose_name_plural = _("exemptions")


class TemporaryFulfilment(Arrangement):
    """Counts as fulfilled up to, not including, a day."""

    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))

    class Meta:
        verbose_name = _("temporary fulfilment")
        verbose_name_plural = _("temporary fulfilments")
