"""The columns of the list of item statistics."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, TitleColumn

from ..queries.statistics_list import Row
from ..rules.statistics import FLAG_LABELS, FLAG_SIGNS, MINIMUM, Figures, Flag


def n_words(figures: Figures) -> str:
    """How many answered; below ten only that they are too few."""
    if figures.n is None:
        return _("fewer than %(minimum)d") % {"minimum": MINIMUM}
    return number_format(figures.n, force_grouping=True)


def facility_words(figures: Figures) -> str:
    if figures.facility is None:
        return "–"
    return _("%(percent)s %%") % {"percent": round(figures.facility * 100)}


def discrimination_words(figures: Figures) -> str:
    return "–" if figures.discrimination is None else number_format(figures.discrimination, 2)


def flag_words(figures: Figures) -> list[str]:
    return [flag_word(flag) for flag in figures.flags]


def flag_word(flag: Flag) -> str:
    return f"{FLAG_SIGNS[flag]} {FLAG_LABELS[flag]}"


class FlagsColumn(Column):
    cell_template_name = "lms/admin/flags_cell.html"

    def get_value(self, instance: Row) -> list[str]:
        return flag_words(instance.figures)


def columns() -> list[Any]:
    return [
        TitleColumn(
            "reference",
            label=_("Question"),
            accessor=lambda row: row.name,
            get_url=lambda row: reverse("lms_statistics_question", args=[quote(row.question.pk)]),
            sort_key="reference",
        ),
        Column("topic", label=_("Topic"), accessor=lambda row: row.question.topic or "–"),
        Column("n", label=_("Answers"), accessor=lambda row: n_words(row.figures), sort_key="n"),
        Column(
            "facility",
            label=_("Facility"),
            accessor=lambda row: facility_words(row.figures),
            sort_key="facility",
        ),
        Column(
            "discrimination",
            label=_("Discrimination"),
            accessor=lambda row: discrimination_words(row.figures),
            sort_key="discrimination",
        ),
        FlagsColumn("flags", label=_("Worth a look")),
    ]
