"""Pages in easy language (BITV 2.0 § 4 and annex 2): own template, own rules, honest label."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from .easy_blocks import EasyBody


class EasyLanguagePage(Page):
    """A page of short sentences; a draft until people with learning difficulties checked it."""

    body = StreamField(EasyBody(), verbose_name=_("content"), blank=True)
    checked = models.BooleanField(_("checked by people with learning difficulties"), default=False)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(
        _("checked by"), max_length=200, blank=True, help_text=_("Name of the group of testers.")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("checked", "checked_on", "checked_by")],
            heading=_("Check by people"),
        ),
    ]
    parent_page_types = ["lms_site.HomePage", "lms_site.EasyLanguagePage"]
    subpage_types = ["lms_site.EasyLanguagePage"]
    template = "shell/leichte_sprache.html"

    class Meta:
        verbose_name = _("page in easy language")
        verbose_name_plural = _("pages in easy language")

    def clean(self) -> None:
        super().clean()
        given = {bool(self.checked), bool(self.checked_on), bool(self.checked_by)}
        if len(given) > 1:
            raise ValidationError(
                {"checked": _("Please give all three: the tick, the date and who checked.")}
            )

    @property
    def is_draft(self) -> bool:
        """Easy language may be called so only after people have checked it."""
        return not (self.checked and self.checked_on and self.checked_by)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        parent = self.get_parent()
        first = parent if parent.specific_class is EasyLanguagePage else self
        context["first"] = first
        context["others"] = first.get_children().live().exclude(pk=self.pk)
        return context
