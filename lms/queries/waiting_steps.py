"""Steps whose course is not on this site yet: they wait until one is mapped."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ..models import ProgrammeStep, ProgrammeVersion, StepCourse


def waiting_steps(version: ProgrammeVersion) -> QuerySet[ProgrammeStep]:
    mapped = StepCourse.objects.filter(step=OuterRef("pk"), course__isnull=False)
    asked = ProgrammeStep.objects.filter(version=version, kind=ProgrammeStep.Kind.COURSE)
    found = asked.filter(~Exists(mapped)).prefetch_related("courses")
    return found.order_by("sort_order", "pk")


def with_waiting(versions: QuerySet[ProgrammeVersion]) -> QuerySet[ProgrammeVersion]:
    """Each version with `waiting`, the number of such steps."""
    mapped = StepCourse.objects.filter(step=OuterRef("steps"), course__isnull=False)
    of_course = Q(steps__kind=ProgrammeStep.Kind.COURSE)
    return versions.annotate(waiting=Count("steps", filter=of_course & ~Exists(mapped)))
