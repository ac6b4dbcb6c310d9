"""Help numbers: the one place where a phone number may be written down."""

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from ..conf import settings


class ContactPoint(index.Indexed, ClusterableModel):
    """A place that helps; shown in the help box of every lesson and result."""

    class Kind(models.TextChoices):
        EMERGENCY = "emergency", _("Emergency")
        HELPLINE = "helpline", _("Helpline")
        PROFESSIONAL_HELPLINE = "professional_helpline", _("Helpline for professionals")
        YOUTH_OFFICE = "youth_office", _("Youth office")
        COUNSELLING = "counselling", _("Counselling")

    slug = models.SlugField(_("slug"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    url = models.URLField(_("website"), blank=True)
    audience = models.CharField(_("for whom"), max_length=300, blank=True)
    professionals_only = models.BooleanField(_("professionals only"), default=False)
    region = models.CharField(_("region"), max_length=60, blank=True)
    hours = models.CharField(_("hours"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    sources = models.CharField(_("sources and certainty"), max_length=300, blank=True)
    last_checked = models.DateField(_("last checked"))
    in_help_box = models.BooleanField(_("show in the help box"), default=True)
    sort_order = models.PositiveSmallIntegerField(_("sort order"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("region")]),
        InlinePanel("phones", heading=_("Phone numbers"), label=_("Phone number")),
        FieldPanel("url"),
        FieldPanel("audience"),
        FieldPanel("professionals_only", help_text=_("Never shown on pages made for children.")),
        FieldPanel("hours", help_text=_("Leave empty unless you have just checked them.")),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("in_help_box"), FieldPanel("sort_order")]),
        FieldPanel("last_checked", help_text=_("Call or look it up at least every six months.")),
        FieldPanel("sources"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")

    def __str__(self) -> str:
        return self.name

    @property
    def is_stale(self) -> bool:
        """True once the number has gone unchecked for longer than the operator allows."""
        limit = dt.timedelta(days=settings.CONTACT_MAX_AGE_DAYS)
        return timezone.localdate() - self.last_checked > limit


class ContactPhone(Orderable):
    """A number as it is printed and, if that helps, as it is spoken."""

    contact = ParentalKey(ContactPoint, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(_("number"), max_length=40)
    spoken = models.CharField(_("spoken form"), max_length=160, blank=True)

    panels = [FieldRowPanel([FieldPanel("number"), FieldPanel("spoken")])]

    def __str__(self) -> str:
        return self.number

    @property
    def tel(self) -> str:
        """The number for a `tel:` link (RFC 3966): digits and a leading plus only."""
        return "".join(char for char in self.number if char.isdigit() or char == "+")
