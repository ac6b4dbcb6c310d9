"""The proof: a frozen snapshot and the stored bytes, which are the truth."""

from typing import Any, Never

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from lms.models import Completion

from ..identifiers import CODE_LENGTH
from ..states import State, state_of
from ..storage import certificate_storage, upload_to
from .status import StatusList

KEPT = _("Certificates are never deleted; revoke them instead.")


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Without the ways around `save()`, which would change proof and leave no history."""

    def update(self, **values: Any) -> Never:
        raise ValidationError(_("Certificates are changed one by one, with history."))

    def delete(self) -> Never:
        raise ProtectedError(str(KEPT), set(self))


def with_reason(act: str) -> models.CheckConstraint:
    """Date and reason come together; erasing a person empties the reason."""
    at, reason = f"{act}_at", f"{act}_reason"
    undone = Q(**{f"{at}__isnull": True, reason: ""})
    done = Q(**{f"{at}__isnull": False}) & (~Q(**{reason: ""}) | Q(erased_at__isnull=False))
    return models.CheckConstraint(condition=undone | done, name=f"certificates_{act}_with_reason")


class Certificate(models.Model):
    """At most one current one per completion. After issue only acts are added to it."""

    # What erasing a person may empty; everything else frozen stays as it is even then.
    PERSONAL = ("completion_id", "holder", "snapshot", "pdf", "pdf_sha256", "credential", "token")
    FROZEN = (
        *PERSONAL,
        "number",
        "code",
        "issued_at",
        "expires_on",
        "status_list_id",
        "status_index",
    )
    REASONS = ("revoked_reason", "suspended_reason", "replaced_reason")
    FINAL_ONCE_SET = (
        "revoked_at",
        "revoked_reason",
        "replaced_at",
        "replaced_by_id",
        "replaced_reason",
        "erased_at",
    )

    completion = models.ForeignKey(
        Completion, null=True, on_delete=models.PROTECT, related_name="certificates"
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
    pdf_sha256 = models.CharField(
        _("SHA-256 of the file"), max_length=64, blank=True, db_index=True
    )
    credential = models.TextField(
        _("Open Badge (JSON)"), blank=True, help_text=_("Empty if issued before there were keys.")
    )
    token = models.TextField(_("Open Badge (JWT)"), blank=True)
    status_list = models.ForeignKey(
        StatusList, null=True, on_delete=models.PROTECT, related_name="certificates"
    )
    status_index = models.PositiveIntegerField(_("place in the status list"), null=True)
    is_public = models.BooleanField(
        _("can be checked in public"), default=True, help_text=_("The holder decides.")
    )
    suspended_at = models.DateTimeField(_("suspended"), null=True, blank=True)
    suspended_reason = models.TextField(_("reason for suspending (internal)"), blank=True)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)
    replaced_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    replaced_reason = models.TextField(_("reason for replacing (internal)"), blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_reason = models.TextField(_("reason for revoking (internal)"), blank=True)
    erased_at = models.DateTimeField(_("personal data erased"), null=True, blank=True)
    # The frozen fields cannot differ between versions, so the history needs neither the name a
    # second time nor the code, which is a capability.
    history = HistoricalRecords(
        excluded_fields=["snapshot", "holder", "code", "credential", "token"]
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        default_permissions = ("view",)
        permissions = [
            ("revoke_certificate", _("Can revoke certificates")),
            ("suspend_certificate", _("Can suspend certificates")),
            ("replace_certificate", _("Can replace certificates")),
            ("erase_certificate", _("Can erase the person from certificates")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["completion"],
                condition=Q(replaced_at__isnull=True),
                name="certificates_one_current_per_completion",
            ),
            models.UniqueConstraint(
                fields=["status_list", "status_index"], name="certificates_own_status_place"
            ),
            models.CheckConstraint(
                condition=Q(status_list__isnull=True, status_index__isnull=True)
                | Q(status_list__isnull=False, status_index__isnull=False),
                name="certificates_whole_status_place",
            ),
            with_reason("revoked"),
            with_reason("suspended"),
            with_reason("replaced"),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(replaced_at__isnull=False),
                name="certificates_replaced_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(pdf="") & ~Q(pdf_sha256="") & Q(completion__isnull=False)
                | Q(erased_at__isnull=False, pdf="", pdf_sha256="", completion__isnull=True),
                name="certificates_has_its_file",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(holder="", credential="", token=""),
                name="certificates_erased_names_nobody",
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
            changed = [name for name in self._fixed(stored) if stored[name] != self._plain(name)]
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

    def _fixed(self, stored: dict[str, Any]) -> list[str]:
        fixed = [*self.FROZEN, *(name for name in self.FINAL_ONCE_SET if stored[name])]
        if self.erased_at and not stored["erased_at"]:
            return [name for name in fixed if name not in {*self.PERSONAL, *self.REASONS}]
        return fixed

    def _plain(self, name: str) -> Any:
        value = getattr(self, name)
        return value.name if name == "pdf" else value

    @property
    def state(self) -> State:
        """As of today."""
        return state_of(self, timezone.localdate())

    @property
    def course_title(self) -> str:
        """The title at issue; "–" once the person is erased."""
        return "–" if self.erased_at else str(self.snapshot["course"]["title"])
