"""The forms of programmes in the Wagtail admin, with what an operator wants to know."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

programme_panels = [
    FieldRowPanel(
        [
            FieldPanel("title"),
            FieldPanel("slug", help_text=_("Stands in imports; please do not change it later.")),
        ]
    ),
    FieldPanel("purpose", help_text=_("One or two sentences; people read them first.")),
    MultiFieldPanel(
        [
            FieldPanel(
                "organisation",
                help_text=_(
                    "Empty: every organisation may use it. Otherwise this and those below."
                ),
            ),
            FieldPanel("for_type"),
            FieldPanel(
                "groups",
                help_text=_("A suggestion for rules; it assigns nobody."),
                widget=CheckboxSelectMultiple,
            ),
        ],
        heading=_("Who it is for"),
    ),
    FieldPanel(
        "is_binding",
        help_text=_("Reminders of a binding programme can't be switched off by its members."),
    ),
    FieldPanel(
        "is_active",
        help_text=_("Switched off, nobody is assigned any more; those who have it are released."),
    ),
]

step_course_panels = [
    FieldRowPanel(
        [
            FieldPanel("code", help_text=_("Finds the course by its short code, e.g. P1.")),
            FieldPanel("course", help_text=_("Empty: the step waits until the course is there.")),
            FieldPanel("lessons", help_text=_("Empty: the whole course. Otherwise e.g. 1, 5, 6.")),
        ]
    )
]

step_panels = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("title")]),
    FieldPanel("key", help_text=_("Stays the same over versions; what is done follows the key.")),
    FieldPanel(
        "instruction",
        help_text=_("Whom to ask, where to find it. Please no names of children and no cases."),
    ),
    FieldRowPanel(
        [
            FieldPanel("due_days", help_text=_("Counted from the start of the person.")),
            FieldPanel("before_event", help_text=_("E.g. the first holiday camp with a night.")),
            FieldPanel("units", help_text=_("For events; courses bring their own.")),
        ]
    ),
    FieldRowPanel(
        [
            FieldPanel("needed"),
            FieldPanel("in_refresher", help_text=_("Off: asked in the first round only.")),
        ]
    ),
    InlinePanel(
        "courses",
        heading=_("Courses that fulfil this step"),
        label=_("Course"),
        help_text=_("Only for steps of the kind “Course”; one of them is enough."),
    ),
]

version_panels = [
    FieldPanel("programme"),
    FieldPanel("note", help_text=_("Shown to those who decide about a move to this version.")),
    MultiFieldPanel(
        [
            FieldPanel("rule"),
            FieldRowPanel(
                [
                    FieldPanel("some", help_text=_("For “a number of steps”.")),
                    FieldPanel("units", help_text=_("For “a sum of units”.")),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("due_days", help_text=_("Deadline of the whole programme.")),
                    FieldPanel("lookback_months", help_text=_("0: only what is done from now on.")),
                ]
            ),
        ],
        heading=_("What is enough, and until when"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("renewal"),
            FieldRowPanel(
                [
                    FieldPanel("months"),
                    FieldPanel("fixed_day", help_text=_("Only for a fixed date.")),
                    FieldPanel("fixed_month", help_text=_("Only for a fixed date.")),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("window_days", help_text=_("From then on a refresher counts.")),
                    FieldPanel("grace_days", help_text=_("Days after the deadline not yet late.")),
                    FieldPanel("minimum_days", help_text=_("No earlier does the window open.")),
                ]
            ),
        ],
        heading=_("Renewal"),
        help_text=_(
            "Apart from guardians ad litem (every two years, section 158a FamFG) no federal law "
            "sets an interval; please name a rule of your own as such."
        ),
    ),
    InlinePanel("steps", heading=_("Steps"), label=_("Step"), min_num=1),
]
