"""What answers earned, and how it is kept."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from courses.grading import Grade, grade
from courses.questions.registry import KINDS

from ..models import AttemptAnswer
from ..rules.regrading import exact


def points_of(answer: AttemptAnswer) -> Grade:
    """What an answer earns, exactly.

    If it was checked before and its words are gone, the points stored then are what counts.
    """
    if answer.checked_at and answer.response is None and answer.fraction is not None:
        return Grade(exact(answer.fraction))
    return grade(answer.version.body, answer.response)


def keep_points(answers: Sequence[AttemptAnswer], grades: Sequence[Grade]) -> None:
    """Store what each answer earned, one statement for all that earned the same.

    Most papers know few different points; `bulk_update` takes about five times as long. Written
    words, in gaps as well, are thrown away as soon as they are graded (field rule B.8).
    """
    earned: dict[Decimal, list[int]] = defaultdict(list)
    for answer, result in zip(answers, grades, strict=True):
        earned[decimal_of(result.fraction)].append(answer.pk)
    for points, pks in earned.items():
        AttemptAnswer.objects.filter(pk__in=pks).update(fraction=points)
    written = [answer.pk for answer in answers if KINDS[answer.version.kind].free_text]
    if written:
        AttemptAnswer.objects.filter(pk__in=written).update(response=None)


def decimal_of(share: Fraction) -> Decimal:
    """Six places for the database; the exact fraction has already decided about passing."""
    return (Decimal(share.numerator) / share.denominator).quantize(Decimal("0.000001"))
