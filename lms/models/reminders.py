"""What was sent, so that it is sent once: the row is there before the mail goes out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .assignments import Period
from .organisations import Organisation
from .people import Learner


class Reminder(models.Model):
    """One reminder of one deadline; a worker that dies after claiming it sends nothing twice."""

    class Kind(models.TextChoices):
        DAYS_30 = "30", _("30 days before")
        DAYS_14 = "14", _("14 days before")
        DAYS_0 = "0", _("on the day")
        LATE_1 = "late1", _("afterwards, first")
        LATE_2 = "late2", _("afterwards, second")
        NOW = "now", _("by a manager")

    period = models.ForeignKey(
        Period, verbose_name=_("period"), on_delete=models.CASCADE, related_name="reminders"
    )
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    day = models.DateField(_("deadline, or day of asking"))
    claimed_at = models.DateTimeField(_("claimed"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "kind", "day"], name="lms_remind_once"),
        ]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")


class Digest(models.Model):
    """A summary for a manager of an organisation, once a week."""

    learner = models.ForeignKey(
        Learner, verbose_name=_("manager"), on_delete=models.CASCADE, related_name="digests"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    week = models.DateField(_("week of"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "organisation", "week"], name="lms_digest_once"
            ),
        ]
        verbose_name = _("digest")
        verbose_name_plural = _("digests")


class ReminderChoice(models.Model):
    """What somebody chose about her mails and her calendar."""

    learner = models.OneToOneField(
        Learner, verbose_name=_("person"), on_delete=models.CASCADE, related_name="reminder_choice"
    )
    no_voluntary = models.BooleanField(_("no mails about what is voluntary"), default=False)
    feed_digest = models.CharField(
        _("fingerprint of the calendar address"), max_length=64, blank=True, db_index=True
    )

    class Meta:
        verbose_name = _("choice about mails")
        verbose_name_plural = _("choices about mails")
