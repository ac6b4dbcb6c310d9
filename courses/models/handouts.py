"""Handouts: one or two pages for one professional group, to print and keep (field rule A28)."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PreviewableMixin
from wagtail.search import index

from ..blocks import plain_blocks
from ..html import clean_rich_text
from .vocabulary import ProfessionalGroup


class Handout(PreviewableMixin, index.Indexed, models.Model):
    """A text of our own for a group; foreign PDFs are linked to, never copied."""

    slug = models.SlugField(_("slug"), unique=True, max_length=60)
    title = models.CharField(_("title"), max_length=160)
    groups = models.ManyToManyField(
        ProfessionalGroup,
        verbose_name=_("professional groups"),
        blank=True,
        related_name="handouts",
    )
    summary = models.TextField(
        _("in short"), max_length=400, help_text=_("One or two sentences for the list.")
    )
    body = StreamField(plain_blocks(), verbose_name=_("text"))
    version = models.CharField(_("version"), max_length=20, default="1.0")
    as_of = models.DateField(_("law as of"))
    sources = RichTextField(
        _("sources and certainty"),
        blank=True,
        features=["bold", "italic", "link", "ul"],
        help_text=_("For editors: what each statement rests on, with its certainty mark."),
    )
    is_active = models.BooleanField(_("shown to readers"), default=True)
    sort_order = models.PositiveSmallIntegerField(_("sort order"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("slug")]),
        FieldPanel("groups"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("version"), FieldPanel("as_of")]),
        MultiFieldPanel([FieldPanel("sources")], heading=_("Sources")),
        FieldRowPanel([FieldPanel("is_active"), FieldPanel("sort_order")]),
    ]
    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("body"),
        index.FilterField("is_active"),
    ]

    class Meta:
        ordering = ["sort_order", "title"]
        verbose_name = _("handout")
        verbose_name_plural = _("handouts")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        self.sources = clean_rich_text(self.sources)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "courses/handouts/handout.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {"handout": self, "request": request}
