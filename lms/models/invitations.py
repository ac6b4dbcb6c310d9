"""Invitations by link or code; only the fingerprint of a code is stored."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import ProfessionalGroup

from .organisations import Membership, Organisation


class Invitation(models.Model):
    """Whoever holds the code may join the organisation in this role, until it is used up."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="invitations",
    )
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the code.")
    ending = models.CharField(max_length=4, help_text="Last signs of the code, to tell them apart.")
    role = models.CharField(
        _("role"), max_length=16, choices=Membership.Role, default=Membership.Role.MEMBER
    )
    group = models.ForeignKey(
        ProfessionalGroup,
        verbose_name=_("professional group"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    expires_on = models.DateField(_("valid until"), help_text=_("The last day it can be used."))
    max_uses = models.PositiveIntegerField(_("for how many people"), default=1)
    uses = models.PositiveIntegerField(_("used"), default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(uses__lte=F("max_uses")), name="lms_invitation_not_overused"
            ),
            models.CheckConstraint(
                condition=Q(max_uses=1) | ~Q(role="manager"),
                name="lms_manager_invited_alone",
                violation_error_message=_("A manager is invited alone, with a code of her own."),
            ),
        ]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"… {self.ending}"

    def is_open(self, on: dt.date | None = None) -> bool:
        on = on or timezone.localdate()
        return self.revoked_at is None and self.uses < self.max_uses and on <= self.expires_on
