"""What was sent, so that it is sent once: the row is there before the mail goes out."""

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .assignments import Period
from .networks import NetworkOffice
from .organisations import Organisation
from .people import Learner

FORGOTTEN = dt.timedelta(hours=1)  # no run holds a claim that long without beginning to send


class LetterQuerySet(models.QuerySet["Letter"]):
    def never_begun(self, now: dt.datetime | None = None) -> "LetterQuerySet":
        """Claimed by a run that is gone, and surely not sent: nobody had begun to send them."""
        before = (now or timezone.now()) - FORGOTTEN
        return self.filter(claimed_at__lt=before, handed_at__isnull=True, sent_at__isnull=True)


class Letter(models.Model):
    """One mail: claimed by a run, then handed to the mail server, then known as sent.

    Claimed and never handed over: another run may send it. Handed over without an answer: it may
    have gone out, so nobody sends it again.
    """

    claimed_at = models.DateTimeField(_("claimed"), default=timezone.now)
    handed_at = models.DateTimeField(_("handed to the mail server"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        abstract = True


class Reminder(Letter):
    """One reminder of one deadline."""

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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "kind", "day"], name="lms_remind_once"),
        ]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")


class Digest(Letter):
    """A summary for a manager of an organisation, once a week."""

    learner = models.ForeignKey(
        Learner, verbose_name=_("manager"), on_delete=models.CASCADE, related_name="digests"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    week = models.DateField(_("week of"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "organisation", "week"], name="lms_digest_once"
            ),
        ]
        verbose_name = _("digest")
        verbose_name_plural = _("digests")


class OfficeLetter(Letter):
    """To a manager of the organisation that hands a network's office over, or takes it (A14)."""

    office = models.ForeignKey(
        NetworkOffice, verbose_name=_("term of office"), on_delete=models.CASCADE, related_name="+"
    )
    learner = models.ForeignKey(
        Learner, verbose_name=_("manager"), on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField(_("day of the change"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "learner", "day"], name="lms_office_letter_once"
            ),
        ]
        verbose_name = _("letter about an office")
        verbose_name_plural = _("letters about an office")


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
