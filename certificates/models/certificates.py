"""The proof: a frozen snapshot and the stored bytes, which are the truth."""

from typing import Any, Never

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from lms.models import Completion

from ..identifiers import CODE_LENGTH, grouped
from ..states import State, state_of
from ..storage import certificate_storage, upload_to

KEPT = _("Certificates are never deleted; revoke them instead.")


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Without the ways around `save()`, which would change proof and leave no history."""

    def update(self, **values: Any) -> Never:
        raise ValidationError(_("Certificates are changed one by one, with history."))

    def delete(self) -> Never:
        raise ProtectedError(str(KEPT), set(self))


class Certificate(models.Model):
    """One per completion. Only a revocation is ever added; nothing else changes after issue."""

    FROZEN = (
        "completion_id",
        "number",
        "code",
        "holder",
        "issued_at",
        "snapshot",
        "expires_on",
        "pdf",
        "pdf_sha256",
    )
    FINAL_ONCE_SET = ("revoked_at", "revoked_reason")

    completion = models.OneToOneField(
        Completion, on_delete=models.PROTECT, related_name="certificate"
    )
    number = models.CharField(_("number"), max_length=24, unique=True)
    code = models.CharField(_("verification code"), max_length=CODE_LENGTH, unique=True)
    holder = models.CharField(_("holder"), max_length=300, help_text=_("Name at issue."))
    issued_at = models.DateTimeField(_("issued"))
    snapshot = models.JSONField(_("what it says"))
    expires_on = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("Only where a real rule demands it.")
    )
    pdf = models.FileField(
        _("file"), storage=certificate_storage, upload_to=upload_to, max_length=100
    )
    pdf_sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_reason = models.TextField(_("reason for revoking (internal)"), blank=True)
    # The frozen fields cannot differ between versions, so the history needs neither the name a
    # second time nor the code, which is a capability.
    history = HistoricalRecords(excluded_fields=["snapshot", "holder", "code"])

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("revoke_certificate", _("Can revoke certificates"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_reason="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_reason="")),
                name="certificates_revoked_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(pdf="") & ~Q(pdf_sha256=""), name="certificates_has_its_file"
            ),
        ]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return self.number

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError if anything frozen was changed."""
        stored = self._stored()
        if stored:
            fixed = [*self.FROZEN, *(name for name in self.FINAL_ONCE_SET if stored[name])]
            changed = [name for name in fixed if stored[name] != self._plain_value(name)]
            if changed:
                raise ValidationError(
                    _("An issued certificate does not change: %(fields)s"),
                    params={"fields": ", ".join(changed)},
                )
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise ProtectedError(str(KEPT), {self})

    def _stored(self) -> dict[str, Any] | None:
        names = (*self.FROZEN, *self.FINAL_ONCE_SET)
        return Certificate.objects.filter(pk=self.pk).values(*names).first() if self.pk else None

    def _plain_value(self, name: str) -> Any:
        value = getattr(self, name)
        return value.name if name == "pdf" else value

    @property
    def state(self) -> State:
        """As of today."""
        return state_of(self, timezone.localdate())

    @property
    def printed_code(self) -> str:
        return grouped(self.code)

    @property
    def course_title(self) -> str:
        """The title at issue."""
        return str(self.snapshot["course"]["title"])
