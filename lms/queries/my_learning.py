"""Everything "My learning" shows."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, Sum
from wagtail.models import Page as PageModel

from ..conf import settings
from ..models import Completion, Enrolment, Learner


@dataclass(frozen=True)
class Row:
    """One enrolment as a card."""

    enrolment: Enrolment
    completion: Completion | None
    done: int
    total: int


@dataclass(frozen=True)
class Totals:
    """The tiles on top: courses running, completions, hours proven."""

    running: int
    completions: int
    units: Decimal


def rows(learner: Learner, page_number: str | None) -> tuple[list[Row], Page]:
    """A page of enrolments, newest first, with their progress; three queries."""
    enrolments = (
        Enrolment.objects.filter(learner=learner)
        .select_related("course", "completion")
        .annotate(done=Count("step_records"))
        .order_by("-enrolled_at", "-pk")
    )
    page = Paginator(enrolments, settings.MY_LEARNING_PAGE_SIZE).get_page(page_number)
    totals = steps_per_course({enrolment.course.path for enrolment in page})
    found = [
        Row(
            enrolment=enrolment,
            completion=getattr(enrolment, "completion", None),
            done=min(enrolment.done, totals[enrolment.course.path]),
            total=totals[enrolment.course.path],
        )
        for enrolment in page
    ]
    return found, page


def steps_per_course(paths: set[str]) -> Counter[str]:
    """Number of live steps below each course path; one query."""
    if not paths:
        return Counter()
    below = reduce(or_, (Q(path__startswith=path) for path in paths))
    found = PageModel.objects.live().filter(below).exclude(path__in=paths)
    return Counter(path[: -PageModel.steplen] for path in found.values_list("path", flat=True))


def totals(learner: Learner) -> Totals:
    """Counts over all cycles; two queries."""
    completions = Completion.objects.filter(enrolment__learner=learner).aggregate(
        number=Count("pk"), units=Sum("units")
    )
    running = Enrolment.objects.filter(learner=learner, completion__isnull=True).count()
    return Totals(
        running=running, completions=completions["number"], units=completions["units"] or Decimal(0)
    )
