"""A panel in the editor of a course, a lesson or a quiz: what is still missing."""

from functools import cached_property
from typing import TYPE_CHECKING

from wagtail.admin.panels import Panel

if TYPE_CHECKING:
    from .checking import Entry
    from .findings import Finding, Severity


class CompletenessPanel(Panel):
    """On a course: everything found in it. On a lesson or quiz: what is found there.

    It looks at what was saved last, not at what is being typed.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "courses/authoring/panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk or self.lacks)

        @property
        def lacks(self) -> "list[tuple[Finding, str]]":
            """What the form has just asked for, each with its place on this screen."""
            from .links import fragment

            return [(one, fragment(one.anchor)) for one in getattr(self.form, "lacks", [])]

        @property
        def is_course(self) -> bool:
            from ..models import CoursePage

            return isinstance(self.instance, CoursePage)

        @cached_property
        def entries(self) -> "list[Entry]":
            from ..models import CoursePage
            from .checking import check_course

            own = self.instance.pk
            if self.is_course:
                return check_course(CoursePage.objects.get(pk=own)).entries
            parent = self.instance.path[: -self.instance.steplen]
            course = CoursePage.objects.filter(path=parent).first()
            if course is None:
                return []
            found = check_course(course).entries
            return [one for one in found if one.finding.pk == own and one.finding.target == "page"]

        @property
        def counts(self) -> "list[tuple[Severity, int]]":
            from .findings import Severity

            numbers = [(one, self.number_of(one)) for one in reversed(Severity)]
            return [(severity, number) for severity, number in numbers if number]

        def number_of(self, severity: "Severity") -> int:
            return sum(entry.finding.severity == severity for entry in self.entries)
