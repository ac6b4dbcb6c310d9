"""The catalogue and its courses."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from ..authoring.forms import NoPromptsForm
from ..blocks.objectives import ObjectiveBlock
from ..completeness.panel import CompletenessPanel
from ..course_panels import course_fields
from ..html import clean_rich_text
from .restrictions import RestrictionsMixin
from .routing import ShortRouteMixin
from .side_doors import SideDoorsMixin
from .variants import VariantMixin
from .vocabulary import ProfessionalGroup, Provider, Topic


class CatalogPage(SideDoorsMixin, ShortRouteMixin, RestrictionsMixin, Page):
    """The entry: all courses, filtered by topic, group and duration, searched by words."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    subpage_types = ["courses.CoursePage"]
    template = "courses/catalog_page.html"

    class Meta:
        verbose_name = _("course catalogue")
        verbose_name_plural = _("course catalogues")

    def clean(self) -> None:
        super().clean()
        self.intro = clean_rich_text(self.intro)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..queries.catalogue import catalogue_context

        context = super().get_context(request, *args, **kwargs)
        return context | catalogue_context(self, request)


class CourseMixin(models.Model):
    """What a course is, apart from being a page; hosts with own page types reuse it."""

    class Level(models.TextChoices):
        BASIC = "basic", _("Basic")
        ADVANCED = "advanced", _("Advanced")
        SPECIAL = "special", _("Specialist")

    class Format(models.TextChoices):
        ONLINE = "online", _("Online, in your own time")
        LIVE = "live", _("Live online")
        PRESENCE = "presence", _("In presence")
        BLENDED = "blended", _("Blended")

    class Validity(models.TextChoices):
        """ "Valid until" is printed only where a real rule demands it (field rule B.5)."""

        NONE = "none", _("Does not expire")
        RECOMMENDED = "recommended", _("Refresh recommended")
        REQUIRED = "required", _("Valid until (a rule demands it)")

    class NoticeLevel(models.IntegerChoices):
        NONE = 0, _("0 – no notice, help box only")
        MENTION = 1, _("1 – mentions violence")
        NAMES = 2, _("2 – names forms of violence; sections can be skipped")

    code = models.CharField(_("short code"), max_length=12, blank=True)
    description = models.TextField(_("description"), max_length=600)
    objectives = StreamField(
        [("objective", ObjectiveBlock())], verbose_name=_("learning objectives"), blank=True
    )
    audience = models.CharField(_("audience"), max_length=300, blank=True)
    closing = models.TextField(_("closing paragraph"), max_length=600, blank=True)
    units = models.DecimalField(
        _("units (UE of 45 minutes)"),
        max_digits=5,
        decimal_places=2,
        default=Decimal("1"),
        validators=[MinValueValidator(Decimal("0.25")), MaxValueValidator(Decimal("400"))],
    )
    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.BASIC)
    format = models.CharField(_("format"), max_length=12, choices=Format, default=Format.ONLINE)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark in percent"),
        default=70,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    validity = models.CharField(
        _("validity"), max_length=12, choices=Validity, default=Validity.RECOMMENDED
    )
    refresh_months = models.PositiveSmallIntegerField(
        _("refresh after months"),
        default=36,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
    )
    notice_level = models.PositiveSmallIntegerField(
        _("content notice"), choices=NoticeLevel, default=NoticeLevel.NONE
    )
    version = models.CharField(_("version"), max_length=20, default="1.0")
    legal_as_of = models.DateField(_("law as of"), null=True, blank=True)
    review_due = models.DateField(_("review due"), null=True, blank=True)
    with_survivors = models.BooleanField(
        _("made or checked with people affected by violence"), default=False
    )
    provider = models.ForeignKey(
        Provider,
        verbose_name=_("provider"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="courses",
    )
    partners = ParentalManyToManyField(
        Provider,
        verbose_name=_("further providers"),
        blank=True,
        related_name="partnered_courses",
        help_text=_("Printed on the certificate beside the provider, as partners."),
    )
    responsible = models.CharField(
        _("responsible person"),
        max_length=200,
        blank=True,
        help_text=_("Printed on the certificate; empty takes the provider's."),
    )
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="courses"
    )
    groups = ParentalManyToManyField(
        ProfessionalGroup,
        verbose_name=_("professional groups"),
        blank=True,
        related_name="courses",
        help_text=_("Choose none if the course is for everybody."),
    )

    class Meta:
        abstract = True

    @property
    def minutes(self) -> int:
        """Length of the course; 1 UE is 45 minutes."""
        return int(self.units * 45)


class CoursePage(ShortRouteMixin, RestrictionsMixin, VariantMixin, CourseMixin, Page):
    """A course: its children, in tree order, are the steps a learner takes."""

    content_panels = [
        CompletenessPanel(heading=_("Completeness")),
        *Page.content_panels,
        *course_fields(),
    ]
    base_form_class = NoPromptsForm
    search_fields = [
        *Page.search_fields,
        index.SearchField("description", boost=2),
        index.SearchField("audience"),
        index.RelatedFields("topics", [index.SearchField("title")]),
        index.FilterField("units"),
    ]
    parent_page_types = ["courses.CatalogPage"]
    subpage_types = ["courses.LessonPage", "courses.QuizPage"]
    template = "courses/course_page.html"

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..panels import course_panels
        from ..queries.steps import course_steps
        from ..queries.variants import relatives_of

        context = super().get_context(request, *args, **kwargs)
        context["steps"] = course_steps(self, request)
        context["relatives"] = relatives_of(self)
        context["panels"] = course_panels(request, self, steps=context["steps"])
        return context
