"""Which rules there are, and running them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from .facts import CourseFacts
from .findings import Finding, Remark, Severity

Rule = Callable[[Any, CourseFacts], Iterable[Remark]]
RULES: dict[str, list[Rule]] = {"course": [], "lesson": [], "quiz": [], "question": []}


def _registering(kind: str) -> Callable[[Rule], Rule]:
    def register(rule: Rule) -> Rule:
        RULES[kind].append(rule)
        return rule

    return register


# Each rule gets (what it is about, the course) and yields remarks.
for_course = _registering("course")
for_lesson = _registering("lesson")
for_quiz = _registering("quiz")
for_question = _registering("question")


def findings(course: CourseFacts) -> list[Finding]:
    """All findings about a course, the gravest first, otherwise in the order of its pages."""
    from . import rules  # noqa: F401  registers them

    found = list(_all(course))
    return sorted(found, key=lambda finding: -finding.severity)


def _all(course: CourseFacts) -> Iterator[Finding]:
    yield from _run("course", course, course, _("Course"), "page", course.pk)
    for number, lesson in enumerate(course.lessons, start=1):
        where = _("Lesson %(number)d: %(title)s") % {"number": number, "title": lesson.title}
        yield from _run("lesson", lesson, course, where, "page", lesson.pk)
    seen: set[int] = set()
    for quiz in course.quizzes:
        where = _("Quiz: %(title)s") % {"title": quiz.title}
        yield from _run("quiz", quiz, course, where, "page", quiz.pk)
        for question in quiz.questions:
            if question.pk not in seen:
                seen.add(question.pk)
                place = _("Question %(reference)s") % {"reference": question.reference}
                yield from _run("question", question, course, place, "question", question.pk)


def _run(
    kind: str, about: Any, course: CourseFacts, where: str, target: str, pk: int
) -> Iterator[Finding]:
    for rule in RULES[kind]:
        for remark in rule(about, course):
            yield Finding(
                remark.severity, rule.__name__, where, remark.message, target, pk, remark.anchor
            )


def is_publishable(found: Iterable[Finding]) -> bool:
    return all(finding.severity < Severity.MUST for finding in found)
