"""How a quiz is taken. The defaults are the field's: no clock, as many attempts as one likes."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

WEEK_IN_MINUTES = 7 * 24 * 60


class Moment(models.TextChoices):
    """From when on a learner sees something about her answer."""

    EACH = "each", _("after each question")
    END = "end", _("after handing in")
    PASSED = "passed", _("after passing")
    NEVER = "never", _("never")


class QuizSettings(models.Model):
    """Settings of a quiz; an attempt copies what must not change while it runs."""

    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark in percent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Empty: the pass mark of the course."),
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts allowed"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Empty: as many as somebody likes (recommended)."),
    )
    wait_minutes = models.PositiveIntegerField(
        _("minutes to wait between attempts"),
        default=0,
        validators=[MaxValueValidator(WEEK_IN_MINUTES)],
        help_text=_("0: the next attempt may begin at once."),
    )
    time_limit_minutes = models.PositiveSmallIntegerField(
        _("time limit in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_(
            "Empty: no time limit (recommended; limits shut people out). "
            "Individual learners can be given more time."
        ),
    )
    grace_seconds = models.PositiveSmallIntegerField(
        _("seconds of grace"),
        default=60,
        validators=[MaxValueValidator(3600)],
        help_text=_("Answers that arrive this much later still count."),
    )
    show_verdict = models.CharField(
        _("right or not"), max_length=8, choices=Moment, default=Moment.END
    )
    show_feedback = models.CharField(
        _("feedback"), max_length=8, choices=Moment, default=Moment.END
    )
    show_solution = models.CharField(
        _("right answers"), max_length=8, choices=Moment, default=Moment.END
    )
    shuffle_questions = models.BooleanField(_("shuffle the questions"), default=False)
    shuffle_options = models.BooleanField(_("shuffle the options"), default=True)

    settings_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("attempts_allowed")]),
                FieldPanel("wait_minutes"),
            ],
            heading=_("Passing and attempts"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("show_verdict"), FieldPanel("show_feedback")]),
                FieldPanel("show_solution"),
            ],
            heading=_("What learners see about their answers, and when"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("shuffle_questions"), FieldPanel("shuffle_options")])],
            heading=_("Order"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("time_limit_minutes"), FieldPanel("grace_seconds")])],
            heading=_("Time limit"),
            classname="collapsed",
        ),
    ]

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(pass_mark__isnull=True) | Q(pass_mark__gte=1, pass_mark__lte=100),
                name="courses_quiz_pass_mark",
            ),
            models.CheckConstraint(
                condition=Q(attempts_allowed__isnull=True) | Q(attempts_allowed__gte=1),
                name="courses_quiz_attempts",
            ),
            models.CheckConstraint(
                condition=Q(time_limit_minutes__isnull=True) | Q(time_limit_minutes__gte=1),
                name="courses_quiz_time_limit",
            ),
        ]

    @property
    def checks_each_question(self) -> bool:
        """Is anything shown right after a question? Then its answer is locked once checked."""
        moments = (self.show_verdict, self.show_feedback, self.show_solution)
        return Moment.EACH in moments

    @property
    def first_shown(self) -> Moment:
        """When a learner sees the first of verdict, feedback and right answers."""
        moments = (self.show_verdict, self.show_feedback, self.show_solution)
        return min(map(Moment, moments), key=list(Moment).index)
