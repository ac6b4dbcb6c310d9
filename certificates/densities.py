"""How large what stands on a certificate is set, from airy to tight.

Everything arrives in the template as finished text, because a number in a German template is
printed with a comma, which is no CSS.
"""

from pathlib import Path
from typing import NamedTuple

from courses.documents.fonts import ems

TEXT_WIDTH_MM = 164.0
# A name too long for one line even in 60 % of the size wraps instead.
LEAST_OF_NAME = 0.6
MM_PER_PT = 25.4 / 72


class Step(NamedTuple):
    """One density of the front page: type sizes in points, gap in millimetres, leading in percent.

    No small print below 8.5 points, however dense.
    """

    title: float
    name: float
    course: float
    text: float
    small: float
    gap: float
    leading: float


# For little text: what stands on the page fills it. The title stays, "Teilnahmebescheinigung" is
# as wide as the page with it.
AIRY = Step(title=40, name=36, course=20, text=11.5, small=10.5, gap=14, leading=155)
ROOMY = Step(title=40, name=31, course=18, text=10.5, small=9.5, gap=8, leading=145)
TIGHT = Step(title=20, name=15, course=11, text=8.5, small=8.5, gap=1.5, leading=122)
DENSITIES = 8
STEPS = (
    AIRY,
    *(
        Step(*(a + (b - a) * n / (DENSITIES - 1) for a, b in zip(ROOMY, TIGHT, strict=True)))
        for n in range(DENSITIES)
    ),
)
USUAL = 1  # of STEPS: where the search begins


def measures(step: Step, holder: str, font_cache: Path | None) -> dict[str, str]:
    """The sizes of one density as CSS lengths."""
    one_line = name_size(TEXT_WIDTH_MM / MM_PER_PT, ems(holder, "light", font_cache))
    name = min(step.name, max(one_line, step.name * LEAST_OF_NAME, 13.0))
    points = {
        "title_size": step.title,
        "name_size": name,
        "name_leading": (name if name > one_line else step.name) * 1.25,
        "kind_size": step.text + 1,
        "course_size": step.course,
        "text_size": step.text,
        "small_size": step.small,
    }
    label = step.text * 5.1  # the longest German label, in one line
    lengths = {
        "gap": step.gap,
        "half_gap": step.gap / 2,
        "name_gap": step.gap / 3,
        "row_gap": step.gap / 7,
        "foot_gap": step.gap * 0.8 + 0.8,
        "label_width": label,
        "fact_width": TEXT_WIDTH_MM - label,
    }
    return {
        "leading": f"{step.leading:.0f}%",
        **{key: f"{value:.2f}pt" for key, value in points.items()},
        **{key: f"{value:.2f}mm" for key, value in lengths.items()},
    }


def name_size(room: float, width: float) -> float:
    """Points at which a name, `width` wide in one point, just fits into one line of `room`."""
    return room * 0.98 / width
