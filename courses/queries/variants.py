"""The other forms of a course: its refresher, its short form, or the course it refreshes."""

from dataclasses import dataclass

from django.db.models import Q

from ..models import CoursePage
from .public import public_pages


@dataclass(frozen=True)
class Relatives:
    """What a reader may want to know beside a course; each is open to everybody."""

    refreshes: CoursePage | None
    short_form_of: CoursePage | None
    refreshers: list[CoursePage]
    short_forms: list[CoursePage]

    def __bool__(self) -> bool:
        return bool(self.refreshes or self.short_form_of or self.refreshers or self.short_forms)


def relatives_of(course: CoursePage) -> Relatives:
    """One query."""
    named = [pk for pk in (course.refresher_of_id, course.variant_of_id) if pk]
    found = CoursePage.objects.filter(
        Q(pk__in=named) | Q(refresher_of=course.pk) | Q(variant_of=course.pk),
        pk__in=public_pages().values("pk"),
    ).order_by("title")
    by_key = {one.pk: one for one in found}
    return Relatives(
        refreshes=by_key.get(course.refresher_of_id),
        short_form_of=by_key.get(course.variant_of_id),
        refreshers=[one for one in found if one.refresher_of_id == course.pk],
        short_forms=[one for one in found if one.variant_of_id == course.pk],
    )
