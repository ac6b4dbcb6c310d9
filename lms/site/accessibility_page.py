"""The accessibility statement (BITV 2.0 § 7; Commission Implementing Decision (EU) 2018/1523)."""

import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

DRAFT_TEXT = Path(__file__).parent / "starter" / "accessibility.yaml"


class AccessibilityPage(Page):
    """An honest assessment with date, contact and the enforcement procedure.

    It calls itself a draft until somebody wrote down when and by whom the site was tried out with
    people with disabilities.
    """

    class Status(models.TextChoices):
        FULL = "full", _("fully conformant")
        PARTIAL = "partial", _("partly conformant")
        NONE = "none", _("not conformant")

    class Method(models.TextChoices):
        SELF = "self", _("self-assessment")
        EXTERNAL = "external", _("assessment by an independent body")

    scope = models.TextField(_("what the statement covers"))
    standard = models.CharField(
        _("standard"), max_length=200, default="WCAG 2.2 AA, EN 301 549, BITV 2.0"
    )
    status = models.CharField(
        _("result"), max_length=10, choices=Status.choices, default=Status.PARTIAL
    )
    status_text = models.TextField(_("reasons for the result"), blank=True)
    barriers = models.TextField(
        _("known barriers"), blank=True, help_text=_("One barrier on each line.")
    )
    out_of_scope = models.TextField(
        _("content outside the law"), blank=True, help_text=_("One kind of content on each line.")
    )
    method = models.CharField(
        _("method"), max_length=10, choices=Method.choices, default=Method.SELF
    )
    prepared_on = models.DateField(_("prepared on"))
    reviewed_on = models.DateField(
        _("last reviewed on"), help_text=_("Once a year, and after every major change.")
    )
    tested_on = models.DateField(_("tested with people on"), null=True, blank=True)
    tested_by = models.CharField(_("tested by"), max_length=200, blank=True)
    contact_name = models.CharField(_("contact: name"), max_length=200, blank=True)
    contact_email = models.EmailField(
        _("contact: e-mail"), blank=True, help_text=_("Reports of barriers are sent here.")
    )
    contact_phone = models.CharField(_("contact: phone"), max_length=60, blank=True)
    enforcement_name = models.CharField(_("enforcement body"), max_length=200, blank=True)
    enforcement_text = models.TextField(_("enforcement procedure"), blank=True)
    enforcement_url = models.URLField(_("enforcement body: address"), blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel(name) for name in ("scope", "standard", "status", "status_text")],
            heading=_("Result"),
        ),
        MultiFieldPanel(
            [FieldPanel("barriers"), FieldPanel("out_of_scope")], heading=_("Barriers")
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("method", "prepared_on", "reviewed_on", "tested_on", "tested_by")
            ],
            heading=_("Assessment"),
        ),
        MultiFieldPanel(
            [FieldPanel(f"contact_{name}") for name in ("name", "email", "phone")],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldPanel(f"enforcement_{name}") for name in ("name", "text", "url")],
            heading=_("Enforcement procedure"),
        ),
    ]
    parent_page_types = ["lms_site.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    template = "shell/accessibility_page.html"

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def clean(self) -> None:
        super().clean()
        if bool(self.tested_on) != bool(self.tested_by):
            raise ValidationError(
                {"tested_by": _("Please give both: the date of the test and who tested.")}
            )

    @property
    def is_draft(self) -> bool:
        """True until people with disabilities have tried the site."""
        return not (self.tested_on and self.tested_by)

    @property
    def barrier_list(self) -> list[str]:
        return lines(self.barriers)

    @property
    def out_of_scope_list(self) -> list[str]:
        return lines(self.out_of_scope)

    def as_data(self) -> dict[str, Any]:
        """The statement for machines; keys in lms/docs/accessibility.md, dates in ISO 8601."""
        return {
            "format": "accessibility-statement/1",
            "language": "de",
            "site": settings.BASE_URL,
            "statement": f"{settings.BASE_URL}{self.url if self.pk else '/barrierefreiheit/'}",
            "draft": self.is_draft,
            "standard": self.standard,
            "status": self.status,
            "scope": self.scope,
            "reasons": self.status_text,
            "barriers": self.barrier_list,
            "outOfScope": self.out_of_scope_list,
            "method": self.method,
            "preparedOn": self.prepared_on.isoformat(),
            "reviewedOn": self.reviewed_on.isoformat(),
            "testedWithPeopleOn": self.tested_on.isoformat() if self.tested_on else None,
            "testedBy": self.tested_by or None,
            "contact": {
                "name": self.contact_name,
                "email": self.contact_email,
                "phone": self.contact_phone,
                "form": f"{settings.BASE_URL}/barriere-melden/",
            },
            "enforcement": {
                "name": self.enforcement_name,
                "text": self.enforcement_text,
                "url": self.enforcement_url,
            },
        }


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@cache
def draft_fields() -> dict[str, str | datetime.date]:
    """Field name → text of the shipped draft."""
    return yaml.safe_load(DRAFT_TEXT.read_text(encoding="utf-8"))


def current_statement() -> AccessibilityPage:
    """The published statement, or the shipped draft (not saved) as long as there is none."""
    published = AccessibilityPage.objects.live().public().first()
    return published or AccessibilityPage(**draft_fields())
