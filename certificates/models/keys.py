"""The public half of every key that ever signed; the private half never enters the database."""

from typing import Any, Never

from django.db import models
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

KEPT = _("Keys are never deleted: certificates of the past are checked with them.")


class KeyPurpose(models.TextChoices):
    """What a key signs, and with it its kind: Ed25519, P-256, RSA or P-256, RSA."""

    CREDENTIAL = "credential", _("credential (Ed25519)")
    TOKEN = "token", _("token (P-256)")
    PAPER = "paper", _("PDF signature")
    AUTHORITY = "authority", _("own certificate authority")


class KeyState(models.TextChoices):
    """Derived from the dates, never stored."""

    PLANNED = "planned", _("planned")
    ACTIVE = "active", _("active")
    RETIRED = "retired", _("retired")
    COMPROMISED = "compromised", _("compromised")


class IssuerKeyQuerySet(models.QuerySet["IssuerKey"]):
    def active(self) -> "IssuerKeyQuerySet":
        """Those that sign now, at most one of each purpose."""
        return self.filter(
            activated_at__isnull=False, retired_at__isnull=True, compromised_at__isnull=True
        )

    def trusted(self) -> "IssuerKeyQuerySet":
        """Those whose signatures still count: all but the compromised."""
        return self.filter(compromised_at__isnull=True)

    def delete(self) -> Never:
        raise ProtectedError(str(KEPT), set(self))


class IssuerKey(models.Model):
    """One pair of keys; retired ones still prove, compromised ones do not."""

    purpose = models.CharField(_("purpose"), max_length=12, choices=KeyPurpose.choices)
    # Multikey, JWK thumbprint (RFC 7638), or SHA-256 of the certificate; without the host, so that
    # a site may move.
    key_id = models.CharField(_("key id"), max_length=300, unique=True)
    public_key = models.TextField(_("public key"), help_text=_("PEM"))
    certificate_chain = models.TextField(
        _("certificate chain"), blank=True, help_text=_("PEM, the key's own certificate first.")
    )
    created_at = models.DateTimeField(_("created"))
    activated_at = models.DateTimeField(_("active since"), null=True, blank=True)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)
    compromised_at = models.DateTimeField(_("compromised"), null=True, blank=True)
    history = HistoricalRecords()

    objects = IssuerKeyQuerySet.as_manager()

    class Meta:
        ordering = ["purpose", "-created_at", "-pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["purpose"],
                condition=Q(
                    activated_at__isnull=False, retired_at__isnull=True, compromised_at__isnull=True
                ),
                name="certificates_one_active_key_per_purpose",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=["credential", "token"]) | ~Q(certificate_chain=""),
                name="certificates_paper_keys_have_a_chain",
            ),
        ]
        verbose_name = _("issuer key")
        verbose_name_plural = _("issuer keys")

    def __str__(self) -> str:
        return self.key_id

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise ProtectedError(str(KEPT), {self})

    @property
    def state(self) -> KeyState:
        if self.compromised_at:
            return KeyState.COMPROMISED
        if self.retired_at:
            return KeyState.RETIRED
        return KeyState.ACTIVE if self.activated_at else KeyState.PLANNED
