"""Programmes: what is asked of whom, in numbered versions that never change under people."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from simple_history.models import HistoricalRecords
from wagtail.models import Orderable

from courses.models import CoursePage, ProfessionalGroup

from ..rules.plans import Renewal, StepRule
from ..wagtail_admin.programme_panels import (
    programme_panels,
    step_course_panels,
    step_panels,
    version_panels,
)
from .organisations import Organisation

DAYS = [MaxValueValidator(3660)]
NUMBERS = RegexValidator(r"^[1-9][0-9]?( *, *[1-9][0-9]?)*$", _("Please write numbers: 1, 5, 6."))


class Programme(ClusterableModel):
    """A programme such as the induction of a team; its versions hold what is asked."""

    slug = models.SlugField(_("slug"), unique=True, max_length=60)
    title = models.CharField(_("title"), max_length=160)
    purpose = models.TextField(_("what it is for"), max_length=600, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("only for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="programmes",
    )
    for_type = models.CharField(_("made for"), max_length=16, blank=True, choices=Organisation.Type)
    groups = ParentalManyToManyField(
        ProfessionalGroup, verbose_name=_("suggested groups"), blank=True, related_name="+"
    )
    is_binding = models.BooleanField(_("binding"), default=True)
    is_active = models.BooleanField(_("active"), default=True)
    history = HistoricalRecords()

    panels = programme_panels

    class Meta:
        ordering = ["title"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def __str__(self) -> str:
        return self.title


class ProgrammeVersion(ClusterableModel):
    """What a programme asks; once published, it stays as it is for those who have it."""

    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        related_name="versions",
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    note = models.CharField(_("what is new"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    rule = models.CharField(
        _("what is enough"), max_length=10, choices=StepRule, default=StepRule.ALL
    )
    some = models.PositiveSmallIntegerField(_("number of steps"), default=0)
    units = models.DecimalField(
        _("units (UE)"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0))],
    )
    due_days = models.PositiveSmallIntegerField(_("due after days"), default=90, validators=DAYS)
    renewal = models.CharField(_("renewal"), max_length=10, choices=Renewal, default=Renewal.NONE)
    months = models.PositiveSmallIntegerField(
        _("months"), default=36, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )
    fixed_month = models.PositiveSmallIntegerField(
        _("month"), default=12, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    fixed_day = models.PositiveSmallIntegerField(
        _("day"), default=31, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    window_days = models.PositiveSmallIntegerField(
        _("window opens days before"), default=90, validators=DAYS
    )
    grace_days = models.PositiveSmallIntegerField(_("grace days"), default=0, validators=DAYS)
    minimum_days = models.PositiveSmallIntegerField(
        _("valid at least days"), default=0, validators=DAYS
    )
    lookback_months = models.PositiveSmallIntegerField(
        _("earlier learning counts for months"), default=12, validators=[MaxValueValidator(240)]
    )
    history = HistoricalRecords()

    panels = version_panels

    class Meta:
        ordering = ["programme__title", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"], name="lms_one_version_per_number"
            ),
            models.CheckConstraint(
                condition=Q(months__gte=1)
                & Q(fixed_month__range=(1, 12))
                & Q(fixed_day__range=(1, 31)),
                name="lms_version_has_possible_dates",
            ),
        ]
        verbose_name = _("programme version")
        verbose_name_plural = _("programme versions")

    def __str__(self) -> str:
        return f"{self.programme} · {self.number}"


class ProgrammeStep(Orderable, ClusterableModel):
    """One step; `key` stays the same over versions, so that what is done follows to a new one."""

    class Kind(models.TextChoices):
        COURSE = "course", _("Course")
        EVENT = "external_event", _("Event in presence")
        READING = "reading", _("Reading")
        CONTACT = "contact", _("Getting to know a contact")
        GATE = "gate", _("Release by the management")
        REVIEW = "review", _("Review talk")

    version = ParentalKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="steps")
    key = models.SlugField(_("key"), max_length=40)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.COURSE)
    title = models.CharField(_("title"), max_length=200)
    instruction = models.TextField(_("what is to be done"), max_length=600, blank=True)
    needed = models.BooleanField(_("needed"), default=True)
    in_refresher = models.BooleanField(_("part of the refresher"), default=True)
    due_days = models.PositiveSmallIntegerField(
        _("due after days"), null=True, blank=True, validators=DAYS
    )
    before_event = models.CharField(_("before"), max_length=120, blank=True)
    units = models.DecimalField(_("units (UE)"), max_digits=5, decimal_places=2, default=Decimal(0))

    panels = step_panels

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="lms_one_step_per_key"),
            models.CheckConstraint(condition=Q(units__gte=0), name="lms_step_units_not_negative"),
        ]
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return self.title


class StepCourse(Orderable):
    """A course that fulfils a step, wholly or with some of its lessons; several may.

    Without a course the step waits: `code` says for which. One mapped after the version was
    published is asked for since `mapped_on`. `lesson_pages` are frozen on publishing, so that a
    lesson inserted later takes nothing away from anybody.
    """

    step = ParentalKey(ProgrammeStep, on_delete=models.CASCADE, related_name="courses")
    code = models.CharField(_("short code"), max_length=12, blank=True)
    course = models.ForeignKey(
        CoursePage,
        verbose_name=_("course"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lessons = models.CharField(_("lessons"), max_length=60, blank=True, validators=[NUMBERS])
    lesson_pages = models.JSONField(default=list, blank=True, editable=False)
    mapped_on = models.DateField(_("available since"), null=True, blank=True, editable=False)

    panels = step_course_panels

    class Meta(Orderable.Meta):
        verbose_name = _("course of a step")
        verbose_name_plural = _("courses of a step")

    def __str__(self) -> str:
        return self.code or str(self.course)

    @property
    def lesson_numbers(self) -> tuple[int, ...]:
        """The lessons that are enough, counted from 1; none means the whole course."""
        return tuple(int(word) for word in self.lessons.replace(",", " ").split())
