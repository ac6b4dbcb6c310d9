"""What has been noted about one assignment and still holds, in words that can be taken back."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..boards.words import short
from ..models import Assignment, Extension, Pause, StepFulfilment, TemporaryFulfilment
from ..models.arrangements import Arrangement


@dataclass(frozen=True)
class InForce:
    """`key` names the row: its kind and number."""

    key: str
    row: Arrangement
    words: str


def in_force(assignment: Assignment) -> list[InForce]:
    """Confirmed steps, moved deadlines, pauses, what counts for the time being; four queries."""
    return [
        InForce(f"{type(row).__name__.lower()}-{row.pk}", row, words)
        for row, words in said(assignment)
    ]


def said(assignment: Assignment) -> Iterator[tuple[Arrangement, str]]:
    about = {"assignment": assignment, "withdrawn_at__isnull": True}
    for done in StepFulfilment.objects.filter(**about).select_related("step").order_by("on", "pk"):
        title = done.step.title if done.step else _("the whole programme")
        yield done, _("Confirmed: %(step)s, %(day)s") % {"step": title, "day": short(done.on)}
    for longer in Extension.objects.filter(**about).order_by("until", "pk"):
        yield longer, _("Deadline moved to %(day)s") % {"day": short(longer.until)}
    for pause in Pause.objects.filter(**about).order_by("from_on", "pk"):
        days = {"start": short(pause.from_on)}
        if pause.until_on:
            days["end"] = short(pause.until_on)
            yield pause, _("Rests from %(start)s, goes on at %(end)s") % days
        else:
            yield pause, _("Rests from %(start)s on") % days
    for one in TemporaryFulfilment.objects.filter(**about).order_by("until_on", "pk"):
        yield one, _("Counts as fulfilled until %(day)s") % {"day": short(one.until_on)}
