"""The check of a page as it stands in the editor's form, before it is saved."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from wagtail.models import Page

from ..models import CoursePage, LessonPage
from .facts import CourseFacts
from .findings import Finding, Severity
from .reading import columns_of, course_facts, lesson_facts, one_course, stale_contacts
from .registry import findings

NEW = 0
CHILDREN = ("quiz_questions", "pools")


def missing_facts(form: Any, cleaned: dict[str, Any]) -> list[Finding]:
    """What must be given on this very page before others are asked to read it.

    Prompts that are left are no part of it: the form refuses them in words of its own.
    """
    found = findings(facts_of(form, typed(form, cleaned)))
    return [
        one
        for one in found
        if one.severity == Severity.MUST
        and (one.target, one.pk) == ("page", form.instance.pk or NEW)
        and not one.rule.startswith("prompts_")
    ]


def facts_of(form: Any, content: dict[str, Any]) -> CourseFacts:
    """The course with the page as it is typed; a new page is added to what is there."""
    page: Page = form.instance
    is_course = isinstance(page, CoursePage)
    if page.pk:
        course = page if is_course else page.get_parent().specific
        return course_facts([course], typed={page.pk: content})[0]
    if is_course:
        new = one_course(page, content, [], stale_contacts(), bool(content.get("topics")))
        return replace(new, pk=NEW)
    course = course_facts([form.parent_page.specific])[0]
    if isinstance(page, LessonPage):
        lesson = replace(lesson_facts(page, content), pk=NEW)
        return replace(course, lessons=(*course.lessons, lesson))
    return course


def typed(form: Any, cleaned: dict[str, Any]) -> dict[str, Any]:
    """The content of the page as a revision would keep it."""
    content = columns_of(form.instance) | {key: plain(value) for key, value in cleaned.items()}
    for name in CHILDREN:
        formset = form.formsets.get(name)
        if formset is not None and formset.is_valid():
            content[name] = [
                {key: plain(value) for key, value in one.cleaned_data.items()}
                for one in formset.ordered_forms
                if one not in formset.deleted_forms
            ]
    return content


def plain(value: Any) -> Any:
    """Streams as raw blocks, related objects as their keys."""
    if hasattr(value, "get_prep_value"):
        return value.get_prep_value()
    if hasattr(value, "pk"):
        return value.pk
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return [plain(one) for one in value]
    return value
