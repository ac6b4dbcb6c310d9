"""Blocks of a page in easy language: short lines, lists, ways on, help numbers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.queries.contacts import help_contacts

from .easy_rules import faults_of

SHOWN_NUMBERS = 3


class EasyText(blocks.TextBlock):
    """One sentence a line; refuses what the rules forbid and says which line."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if found := faults_of(text):
            raise ValidationError(found)
        return text


class EasyLine(blocks.CharBlock):
    """One short sentence."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if found := faults_of(text):
            raise ValidationError(found)
        return text


class WayOn(blocks.StructBlock):
    """A link as a large button."""

    text = EasyLine(label=_("text"))
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    address = blocks.CharBlock(
        label=_("address"), required=False, help_text=_("A path of this site, like /kurse/.")
    )

    class Meta:
        label = _("link")
        icon = "link"
        template = "shell/easy/link.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        path = cleaned["address"] or ""
        if not cleaned["page"] and not (path.startswith("/") and not path.startswith("//")):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "address": ValidationError(
                        _("Choose a page, or write a path of this site that begins with “/”.")
                    )
                }
            )
        return cleaned


class Numbers(blocks.StaticBlock):
    """The first numbers of the help box, so that no number is typed twice."""

    class Meta:
        label = _("help numbers")
        icon = "help"
        template = "shell/easy/numbers.html"
        admin_text = _("Shows the first numbers of the help box.")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["contacts"] = help_contacts()[:SHOWN_NUMBERS]
        return context


class EasyBody(blocks.StreamBlock):
    heading = EasyLine(label=_("heading"), icon="title", template="shell/easy/heading.html")
    text = EasyText(
        label=_("text"),
        icon="pilcrow",
        template="shell/easy/text.html",
        help_text=_("One short sentence on each line."),
    )
    points = blocks.ListBlock(
        EasyLine(label=_("point")),
        label=_("list"),
        icon="list-ul",
        template="shell/easy/points.html",
    )
    link = WayOn()
    numbers = Numbers()
