"""Minutes, units and words fit together: 1 UE is 45 minutes (D.0)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..facts import CourseFacts, LessonFacts
from ..findings import Remark, hint, must
from ..registry import for_course, for_lesson

FEWEST_WORDS, MOST_WORDS = 300, 1100


@for_course
def minutes_make_the_units(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    planned, wanted = sum(step.minutes for step in course.steps), course.units * 45
    if course.steps and abs(planned - wanted) >= 1:  # 1.5 UE are 67.5 minutes
        text = _("Lessons and quiz take %(planned)d minutes, %(units)s UE are %(wanted)s minutes.")
        values = {
            "planned": planned, "units": f"{course.units.normalize():f}",
            "wanted": f"{wanted.normalize():f}",
        }  # fmt: skip
        yield must(text % values, "units")


@for_lesson
def length_of_a_lesson(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    if lesson.words < FEWEST_WORDS:
        text = _("The lesson is short (%(words)d words); about %(few)d to %(many)d are usual.")
    elif lesson.words > MOST_WORDS:
        text = _("The lesson is long (%(words)d words); about %(few)d to %(many)d are usual.")
    else:
        return
    values = {"words": lesson.words, "few": FEWEST_WORDS, "many": MOST_WORDS}
    yield hint(text % values, "body")
