"""Attempts at a quiz. The paper is drawn once; its rows pin question versions and order."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from courses.models import LessonPage, QuestionVersion, QuizPage

from .enrolments import Enrolment


class QuizAttempt(models.Model):
    """One try at a quiz; open until it is handed in, then final."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(
        Enrolment,
        verbose_name=_("enrolment"),
        on_delete=models.PROTECT,
        related_name="attempts",
    )
    quiz = models.ForeignKey(
        QuizPage, verbose_name=_("quiz"), on_delete=models.PROTECT, related_name="attempts"
    )
    number = models.PositiveIntegerField(_("number"), default=1)
    pass_mark = models.PositiveSmallIntegerField(_("pass mark in percent"))
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    score = models.DecimalField(
        _("score"),
        max_digits=7,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("Share of the points, 0 to 1; erased with the answers."),
    )
    passed = models.BooleanField(_("passed"), null=True, blank=True)
    deadline = models.DateTimeField(_("answers until"), null=True, blank=True)
    accepted_until = models.DateTimeField(
        _("accepted until"),
        null=True,
        blank=True,
        help_text=_("The deadline plus the seconds of grace."),
    )
    timed_out = models.BooleanField(_("ended by time"), default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "quiz", "number"], name="lms_attempt_numbers"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "quiz"],
                condition=Q(submitted_at__isnull=True),
                name="lms_one_open_attempt",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, score__isnull=True, passed__isnull=True)
                | Q(submitted_at__isnull=False, passed__isnull=False),
                name="lms_submitted_means_graded",
            ),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True, accepted_until__isnull=True)
                | Q(deadline__isnull=False, accepted_until__gte=F("deadline")),
                name="lms_grace_follows_deadline",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="lms_score_between_0_and_1",
            ),
        ]
        verbose_name = _("quiz attempt")
        verbose_name_plural = _("quiz attempts")

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.quiz} ({self.number})"

    @property
    def is_open(self) -> bool:
        return self.submitted_at is None


class AttemptAnswer(models.Model):
    """A question on the paper of an attempt, the order drawn for it, and what was answered.

    Answers have no history on purpose: they are erased after a while (field rule B.8), and a
    history would keep what has to go.
    """

    attempt = models.ForeignKey(QuizAttempt, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField(_("position"))
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="answers")
    lesson = models.ForeignKey(
        LessonPage,
        verbose_name=_("lesson to read again"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("As the quiz had it when the paper was drawn."),
    )
    order = models.JSONField(_("order drawn"), default=list)
    response = models.JSONField(_("response"), null=True, blank=True)
    fraction = models.DecimalField(
        _("share of the point"), max_digits=7, decimal_places=6, null=True, blank=True
    )
    checked_at = models.DateTimeField(
        _("checked"),
        null=True,
        blank=True,
        help_text=_("The learner has seen a verdict; the answer can't be changed any more."),
    )
    graded_as = models.ForeignKey(
        QuestionVersion,
        verbose_name=_("graded by a later version"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "position"], name="lms_positions"),
            models.CheckConstraint(
                condition=Q(fraction__isnull=True) | Q(fraction__gte=0, fraction__lte=1),
                name="lms_fraction_between_0_and_1",
            ),
        ]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return f"{self.attempt}: {self.position}"
