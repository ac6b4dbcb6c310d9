"""References to another course or lesson: `[words](kurs:N1)`, `[words](lektion:slug)`.

They become links to pages, just as an editor sets them. Where the page is not there, or not
published, the words stay.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from wagtail.models import Page

from ..models import CatalogPage, CoursePage, LessonPage

REFERENCE = re.compile(r"\[(?P<words>[^\]\[]+)\]\((?P<kind>kurs|lektion):(?P<name>[\w-]+)\)")


@dataclass
class Links:
    """The pages that the texts of `course` may refer to; a query for each kind that is named."""

    catalogue: CatalogPage
    course: CoursePage
    missing: list[str] = field(default_factory=list)

    @cached_property
    def kurs(self) -> dict[str, Page]:
        """By short code."""
        courses = CoursePage.objects.child_of(self.catalogue).live().exclude(code="")
        return {course.code: course for course in courses.order_by("-path")}

    @cached_property
    def lektion(self) -> dict[str, Page]:
        """Of this course, by slug."""
        return {one.slug: one for one in LessonPage.objects.child_of(self.course).live()}

    def resolved(self, markdown: str) -> str:
        """The text with its references as stored links."""
        return REFERENCE.sub(self.one, markdown)

    def one(self, match: re.Match[str]) -> str:
        page = getattr(self, match["kind"]).get(match["name"])
        if page is None:
            self.missing.append(f"{match['kind']}:{match['name']}")
            return match["words"]
        return f'<a linktype="page" id="{page.pk}">{match["words"]}</a>'


def has_references(text: str) -> bool:
    return REFERENCE.search(text) is not None
