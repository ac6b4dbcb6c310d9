"""How courses and lessons are edited: their fields in order, each with a word of help."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel


def course_fields() -> list[Panel]:
    """The fields of a course below its title."""
    return [
        FieldPanel("description", help_text=_("Two or three sentences for the catalogue.")),
        FieldRowPanel(
            [
                FieldPanel("code", help_text=_("Short and unique, e.g. P1. May stay empty.")),
                FieldPanel("version", help_text=_("Raise it when the content changes.")),
            ]
        ),
        MultiFieldPanel([FieldPanel("topics"), FieldPanel("groups")], heading=_("For whom")),
        FieldPanel("audience", help_text=_("One sentence: who is it for, what should they know?")),
        FieldPanel(
            "objectives",
            help_text=_("Three to seven sentences that begin with what learners can do."),
        ),
        FieldRowPanel(
            [
                FieldPanel(
                    "units",
                    help_text=_("1 UE is 45 minutes. The minutes of lessons and quiz must add up."),
                ),
                FieldPanel("level"),
                FieldPanel("format"),
            ]
        ),
        FieldPanel("notice_level", help_text=_("The highest level that one of the lessons has.")),
        MultiFieldPanel([*proof_fields()], heading=_("Proof")),
        FieldRowPanel(
            [FieldPanel("refresher_of"), FieldPanel("variant_of")], heading=_("Other forms")
        ),
        MultiFieldPanel([*quality_fields()], heading=_("Quality")),
    ]


def proof_fields() -> list[Panel]:
    return [
        FieldPanel("pass_mark", help_text=_("70 is usual. It holds for each quiz of the course.")),
        FieldRowPanel(
            [
                FieldPanel(
                    "validity",
                    help_text=_("Choose “valid until” only if a law or a scheme demands it."),
                ),
                FieldPanel("refresh_months", help_text=_("36 months are usual.")),
            ]
        ),
        FieldPanel("provider", help_text=_("Who answers for the course; stands on certificates.")),
        FieldPanel("partners", widget=forms.CheckboxSelectMultiple),
        FieldPanel("responsible"),
    ]


def quality_fields() -> list[Panel]:
    return [
        FieldRowPanel(
            [
                FieldPanel("legal_as_of", help_text=_("When was the law checked last?")),
                FieldPanel("review_due", help_text=_("When does somebody look at it again?")),
            ]
        ),
        FieldPanel("with_survivors"),
        FieldPanel(
            "closing",
            help_text=_("What the course does not replace, e.g. counselling in a single case."),
        ),
    ]


def lesson_fields() -> list[Panel]:
    """The fields of a lesson below its title."""
    return [
        FieldPanel("minutes", help_text=_("Reading, thinking and the checks; 20 to 40 are usual.")),
        FieldPanel(
            "notice_level",
            help_text=_("Level 2 needs at least one section that can be skipped."),
        ),
        FieldPanel("summary"),
        FieldPanel(
            "body",
            help_text=_("Add blocks with the plus sign; each shows what it is for."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("legal_as_of", help_text=_("When was the law checked last?")),
                        FieldPanel("figures_as_of"),
                    ]
                ),
                FieldPanel("sources"),
            ],
            heading=_("Sources"),
        ),
    ]
