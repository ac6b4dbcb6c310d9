"""What a learner may see of her answer, and when. Pure; what is not allowed is not there at all.

`QuestionKind.review` tells everything about a question. `masked` takes out what the settings of
the quiz withhold, before any template sees it: what is not sent cannot be found in the page.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from .models.quiz_settings import Moment, QuizSettings

Review = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """How far an answer is: seen by the learner as checked, handed in, and in a passed attempt."""

    checked: bool = False
    submitted: bool = False
    passed: bool = False


@dataclass(frozen=True)
class Sight:
    """What may be seen: right or not, the words for it, and the right answer."""

    verdict: bool
    feedback: bool
    solution: bool

    @property
    def anything(self) -> bool:
        return self.verdict or self.feedback or self.solution


FULL = Sight(verdict=True, feedback=True, solution=True)


def reached(moment: str, stage: Stage) -> bool:
    """Has the moment come from which on something is shown?"""
    if moment == Moment.EACH:
        return stage.checked or stage.submitted
    if moment == Moment.END:
        return stage.submitted
    return moment == Moment.PASSED and stage.submitted and stage.passed


def sight_of(settings: QuizSettings, stage: Stage) -> Sight:
    """What the settings of a quiz let a learner see at this stage."""
    return Sight(
        verdict=reached(settings.show_verdict, stage),
        feedback=reached(settings.show_feedback, stage),
        solution=reached(settings.show_solution, stage),
    )


def masked(review: Review, sight: Sight) -> Review:
    """The review without what may not be seen. The review given stays as it is."""
    shown = dict(review)
    if not sight.verdict:
        shown |= {"state": "", "symbol": "", "verdict": ""}
    if not sight.feedback:
        shown["feedback"] = ""
    if "solution" in shown and not sight.solution:
        shown["solution"] = type(shown["solution"])()
    if "further" in shown and not sight.solution:
        shown["further"] = []
    if "options" in shown:
        shown["options"] = [_option(option, sight) for option in shown["options"]]
    if "rows" in shown:
        shown["rows"] = [_part(row, sight) for row in shown["rows"]]
    if "lines" in shown:
        shown["lines"] = [[_part(part, sight) for part in line] for line in shown["lines"]]
    return shown


def _option(option: Review, sight: Sight) -> Review:
    """An option that was not chosen tells something only as part of the solution."""
    shown = dict(option)
    if not (sight.solution or (sight.verdict and option["chosen"])):
        note = gettext("Your answer") if option["chosen"] else ""
        shown |= {"right": None, "symbol": "", "note": note}
    if not (sight.feedback and (sight.solution or option["chosen"])):
        shown["feedback"] = ""
    return shown


def _part(part: Review, sight: Sight) -> Review:
    """A pair, a place or a gap; None says that right or not is withheld.

    Whoever sees the solution could tell right from wrong herself.
    """
    shown = dict(part)
    if "right" in shown and not (sight.verdict or sight.solution):
        shown["right"] = None
    if not sight.solution:
        shown |= {key: "" for key in ("solution",) if key in shown}
        shown |= {key: [] for key in ("further",) if key in shown}
    return shown
