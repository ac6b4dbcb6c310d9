"""What was achieved, apart from who achieved it: one row for each wording that was ever issued."""

from typing import Any, Never

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

DIGEST_LENGTH = 32
KEPT = _("Achievements are never deleted: credentials of the past name them.")


class AchievementQuerySet(models.QuerySet["Achievement"]):
    def update(self, **values: Any) -> Never:
        raise ValidationError(_("An achievement does not change."))

    def delete(self) -> Never:
        raise ProtectedError(str(KEPT), set(self))


class Achievement(models.Model):
    """A course version as certificates describe it; its address is the hash of its content.

    A course that is reworded gets a new achievement, so what a credential points to stays what
    it was. Holds nothing about a person.
    """

    digest = models.CharField(_("digest"), max_length=DIGEST_LENGTH, unique=True)
    facts = models.JSONField(_("what it says"))
    created_at = models.DateTimeField(_("created"))

    objects = AchievementQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view",)
        verbose_name = _("achievement")
        verbose_name_plural = _("achievements")

    def __str__(self) -> str:
        return f"{self.facts['course']['title']} ({self.facts['course']['version']})"

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise ProtectedError(str(KEPT), {self})
