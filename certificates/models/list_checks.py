"""A list that somebody has checked, for an hour at most: what came in goes as it is read."""

import datetime as dt
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT = dt.timedelta(hours=1)


class ListCheck(models.Model):
    """Its uuid is a capability: whoever has the address sees the result."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"), db_index=True)
    total = models.PositiveIntegerField(_("rows"), default=0)

    class Meta:
        default_permissions = ()
        verbose_name = _("checked list")
        verbose_name_plural = _("checked lists")

    def __str__(self) -> str:
        return str(self.uuid)


class ListPortion(models.Model):
    """Some rows of a list. `incoming` holds what was sent and is emptied with the answers."""

    check_of = models.ForeignKey(ListCheck, on_delete=models.CASCADE, related_name="portions")
    position = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    incoming = models.BinaryField(null=True)
    answers = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["check_of", "position"], name="certificates_portions_in_order"
            ),
        ]
        verbose_name = _("portion of a checked list")
        verbose_name_plural = _("portions of checked lists")

    def __str__(self) -> str:
        return f"{self.check_of_id}/{self.position}"
