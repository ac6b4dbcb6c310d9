"""A trainer's decision to grade given answers again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import QuestionVersion


class Regrade(models.Model):
    """Answers to one version were graded again: by a corrected version, or all as right.

    The attempts it changed keep their former result in their history, with this as the reason.
    """

    old = models.ForeignKey(
        QuestionVersion,
        verbose_name=_("version answered"),
        on_delete=models.PROTECT,
        related_name="regrades",
    )
    new = models.ForeignKey(
        QuestionVersion,
        verbose_name=_("graded by version"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: everybody got the full point."),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("when"), auto_now_add=True)
    answers_changed = models.PositiveIntegerField(_("answers changed"), default=0)
    results_changed = models.PositiveIntegerField(_("results changed"), default=0)
    now_passed = models.PositiveIntegerField(_("now passed"), default=0)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(new__isnull=True) | ~Q(new=F("old")), name="lms_regrade_by_another"
            ),
        ]
        verbose_name = _("regrade")
        verbose_name_plural = _("regrades")

    def __str__(self) -> str:
        new = self.new or _("full point")
        return f"{self.old} → {new}"
