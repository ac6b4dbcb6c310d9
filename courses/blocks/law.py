"""Law of one state, sources, and a notice in the middle of a lesson."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..reader import reader_in
from .text import small_text

STATES = [
    ("BB", "Brandenburg"),
    ("BE", "Berlin"),
    ("BW", "Baden-Württemberg"),
    ("BY", "Bayern"),
    ("HB", "Bremen"),
    ("HE", "Hessen"),
    ("HH", "Hamburg"),
    ("MV", "Mecklenburg-Vorpommern"),
    ("NI", "Niedersachsen"),
    ("NW", "Nordrhein-Westfalen"),
    ("RP", "Rheinland-Pfalz"),
    ("SH", "Schleswig-Holstein"),
    ("SL", "Saarland"),
    ("SN", "Sachsen"),
    ("ST", "Sachsen-Anhalt"),
    ("TH", "Thüringen"),
]


class RegionalLaw(blocks.StructValue):
    """The block's value; knows the name of its state."""

    @property
    def state_label(self) -> str:
        return dict(STATES).get(self["state"], "")


class RegionalLawBlock(blocks.StructBlock):
    """Law that holds in one state only; elsewhere it would pass for federal law.

    Open for readers of that state and for those who have chosen none; folded for all others.
    """

    state = blocks.ChoiceBlock(label=_("Federal state"), choices=STATES)
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = small_text(label=_("Text"))
    as_of = blocks.DateBlock(label=_("Law as of"))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        state = reader_in(context).state
        return context | {"is_open": not state or state == value["state"]}

    class Meta:
        icon = "globe"
        label = _("Law of one state")
        description = _("State law belongs here and nowhere else, with the date it was checked.")
        template = "courses/blocks/regional_law.html"
        value_class = RegionalLaw
        preview_value = {
            "state": "NW",
            "title": "Schutzkonzepte in Einrichtungen",
            "text": "<p>In Nordrhein-Westfalen gilt zusätzlich das Landeskinderschutzgesetz.</p>",
            "as_of": "2026-04-29",
        }


class ContentNoticeBlock(blocks.StructBlock):
    """A few calm words before something heavy."""

    text = small_text(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Content notice")
        description = _("Says what comes next, so that nobody is taken by surprise.")
        template = "courses/blocks/content_notice.html"
        preview_value = {"text": "Der nächste Abschnitt nennt Formen von Gewalt."}


class SourcesBlock(blocks.StructBlock):
    """Sources a learner may want to follow; certainty marks stay in the editors' field."""

    items = blocks.ListBlock(small_text(label=_("Source")), label=_("Sources"), min_num=1)

    class Meta:
        icon = "link"
        label = _("Sources")
        description = _("Laws and publications for further reading.")
        template = "courses/blocks/sources.html"
        preview_value = {"items": ["§ 1631 Absatz 2 BGB", "§ 8a SGB VIII"]}
