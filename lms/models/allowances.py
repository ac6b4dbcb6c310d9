"""More time or more attempts for one person at one quiz. Why is nobody's business."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from courses.models import QuizPage

from .people import Learner


class QuizAllowance(models.Model):
    """What one learner may do beyond the settings of a quiz; there is no field for a reason."""

    learner = models.ForeignKey(
        Learner, verbose_name=_("learner"), on_delete=models.CASCADE, related_name="allowances"
    )
    quiz = models.ForeignKey(
        QuizPage, verbose_name=_("quiz"), on_delete=models.CASCADE, related_name="allowances"
    )
    extra_attempts = models.PositiveSmallIntegerField(
        _("extra attempts"), default=0, validators=[MaxValueValidator(100)]
    )
    extra_minutes = models.PositiveSmallIntegerField(
        _("extra minutes"), default=0, validators=[MaxValueValidator(600)]
    )
    no_time_limit = models.BooleanField(_("no time limit"), default=False)
    no_waiting = models.BooleanField(_("no waiting between attempts"), default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["learner", "quiz"], name="lms_one_allowance"),
            models.CheckConstraint(
                condition=Q(extra_attempts__gt=0)
                | Q(extra_minutes__gt=0)
                | Q(no_time_limit=True)
                | Q(no_waiting=True),
                name="lms_allowance_allows_something",
                violation_error_message=_("Please allow at least one thing."),
            ),
        ]
        verbose_name = _("individual arrangement")
        verbose_name_plural = _("individual arrangements")

    def __str__(self) -> str:
        return f"{self.learner}: {self.quiz}"
