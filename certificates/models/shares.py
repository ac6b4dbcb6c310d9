"""Links by which a holder shows a certificate with the name, for a while."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..identifiers import CODE_LENGTH
from .certificates import Certificate


class CertificateShare(models.Model):
    """Shows the name until the end of `ends_on`, or until the holder ends it."""

    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="shares")
    token = models.CharField(_("secret part of the link"), max_length=CODE_LENGTH, unique=True)
    created_at = models.DateTimeField(_("created"))
    ends_on = models.DateField(_("ends on"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("created_at")),
                name="certificates_share_ends_after_it_began",
            ),
        ]
        verbose_name = _("share link")
        verbose_name_plural = _("share links")

    def __str__(self) -> str:
        return f"{self.certificate_id} → {self.ends_on}"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None and self.ends_on >= timezone.localdate()
