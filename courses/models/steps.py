"""The steps of a course: what all share, and lessons. Quizzes live in `quizzes.py`."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from ..authoring.forms import NoPromptsForm
from ..blocks import lesson_body_blocks
from ..completeness.panel import CompletenessPanel
from ..course_panels import lesson_fields
from ..html import clean_rich_text
from ..reading_aids import reading_aids
from .catalogue import CourseMixin, CoursePage
from .restrictions import RestrictionsMixin


class StepMixin(RestrictionsMixin, models.Model):
    """What lessons and quizzes share: a length, and a course above them."""

    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=25, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )

    class Meta:
        abstract = True

    @cached_property
    def course(self) -> CoursePage:
        """The course this step belongs to: routed along with it, or one query, remembered."""
        parent = getattr(self, "_cached_parent_obj", None)
        if isinstance(parent, CoursePage):
            return parent
        return CoursePage.objects.select_related("provider").get(
            path=self.path[: -self.steplen]  # type: ignore[attr-defined]
        )

    def step_context(self, request: HttpRequest) -> dict[str, Any]:
        from ..panels import course_panels
        from ..queries.contacts import help_contacts
        from ..queries.steps import course_steps, place_among

        steps = course_steps(self.course, request)
        return {
            "course": self.course,
            "steps": steps,
            "place": place_among(steps, self),
            "contacts": help_contacts(),
            "panels": course_panels(request, self, steps=steps),
        }


class LessonPage(StepMixin, Page):
    """One lesson: readable without an account, with a notice in front where it is heavy."""

    NoticeLevel = CourseMixin.NoticeLevel

    notice_level = models.PositiveSmallIntegerField(
        _("content notice"), choices=NoticeLevel, default=NoticeLevel.NONE
    )
    summary = models.TextField(
        _("in short"), blank=True, max_length=800, help_text=_("3–5 short sentences, plain German.")
    )
    body = StreamField(lesson_body_blocks(), verbose_name=_("lesson"), blank=True)
    legal_as_of = models.DateField(_("law as of"), null=True, blank=True)
    figures_as_of = models.DateField(
        _("figures as of"), null=True, blank=True, help_text=_("Check again after 12 months.")
    )
    sources = RichTextField(
        _("sources and certainty"),
        blank=True,
        features=["bold", "italic", "link", "ul"],
        help_text=_("For editors: what each statement rests on, with its certainty mark."),
    )

    content_panels = [
        CompletenessPanel(heading=_("Completeness")),
        *Page.content_panels,
        *lesson_fields(),
    ]
    base_form_class = NoPromptsForm
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    parent_page_types = ["courses.CoursePage"]
    subpage_types: list[str] = []
    template = "courses/lesson_page.html"
    notice_template = "courses/lesson_notice.html"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def clean(self) -> None:
        super().clean()
        self.sources = clean_rich_text(self.sources)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs) | self.step_context(request)
        context["short_form"] = request.GET.get("hinweis") == "kurz"
        return context | reading_aids(self, context, request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put the notice in front of a level-2 lesson until the reader has chosen."""
        if self.notice_level < self.NoticeLevel.NAMES or request.GET.get("hinweis"):
            return super().serve(request, *args, **kwargs)
        context = self.get_context(request, *args, **kwargs)
        return TemplateResponse(request, self.notice_template, context)
