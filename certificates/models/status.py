"""Published lists that tell wallets which certificates were revoked or suspended."""

from typing import Never

from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

# W3C Bitstring Status List 1.0, section 2.1: the smallest list that hides a holder in a crowd.
BITS = 131_072
# Filled to three quarters only, so that drawing a random free place stays quick.
FULL = BITS * 3 // 4
KEPT = _("Status lists are never deleted: credentials of the past name them.")


class StatusListQuerySet(models.QuerySet["StatusList"]):
    def open(self) -> "StatusListQuerySet":
        return self.filter(closed_at__isnull=True)

    def delete(self) -> Never:
        raise ProtectedError(str(KEPT), set(self))


class StatusList(models.Model):
    """A numbered list of places. The bits are derived from the certificates, never stored."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    created_at = models.DateTimeField(_("created"))
    closed_at = models.DateTimeField(_("full since"), null=True, blank=True)

    objects = StatusListQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        default_permissions = ("view",)
        verbose_name = _("status list")
        verbose_name_plural = _("status lists")

    def __str__(self) -> str:
        return str(self.number)

    def delete(self, *args: object, **kwargs: object) -> Never:
        raise ProtectedError(str(KEPT), {self})
