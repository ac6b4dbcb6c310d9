"""Which lesson to read again: a short list of those of the course, not the whole site."""

from functools import cache
from typing import Any

from wagtail.models import Page


def offer_lessons(course: Page | None, formset: Any) -> None:
    """Fill the field "lesson" of every row; a lesson from elsewhere stays where it was chosen.

    Rows that the browser adds are copies of the formset's empty form, so the formset itself is
    told, not its forms. However many rows: one query, and one for each lesson from elsewhere.
    """
    from ..models import LessonPage

    @cache
    def own() -> dict[int, str]:
        lessons = LessonPage.objects.child_of(course).order_by("path") if course else []
        return {lesson.pk: lesson.draft_title for lesson in lessons}

    add_fields = formset.add_fields

    def add(form: Any, index: int | None) -> None:
        add_fields(form, index)
        offered = own() | elsewhere(form.instance.lesson_id, own())
        field = form.fields["lesson"]
        field.queryset = field.queryset.filter(pk__in=offered)
        field.choices = [("", "---------"), *offered.items()]

    formset.add_fields = add


def elsewhere(chosen: int | None, own: dict[int, str]) -> dict[int, str]:
    from ..models import LessonPage

    if chosen is None or chosen in own:
        return {}
    found = LessonPage.objects.filter(pk=chosen)
    return {lesson.pk: lesson.draft_title for lesson in found}
