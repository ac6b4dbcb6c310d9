"""That somebody is to be erased, written down first, so that a killed process is taken up again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """One order to erase a person. It holds the number of an account that is gone, nothing else."""

    class Asker(models.TextChoices):
        SELF = "self", _("the person")
        OFFICE = "office", _("the administration")

    account = models.CharField(_("number of the account"), max_length=64)
    asked_by = models.CharField(_("asked for by"), max_length=8, choices=Asker)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(done_at__isnull=True),
                name="lms_one_open_erasure",
            ),
        ]
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"{self.account} · {self.asked_at:%Y-%m-%d}"
