"""From a finding to the place in the admin where it is mended."""

from django.urls import reverse
from django.utils.translation import gettext
from wagtail.coreutils import safe_snake_case

from ..models import ContactPoint, Question
from .findings import Finding

# Where the editor shows a field: in the first tab, whose name is in the reader's language.
FIELD = "#panel-child-{}-{}-section"
BLOCK = "#{}-section"
# Fields that sit in a row or a group with others have no place of their own; their tab will do.
OWN_PLACE = frozenset(
    {"title", "description", "audience", "objectives", "notice_level", "summary", "body", "intro"}
)


def address(finding: Finding) -> str:
    if finding.target == "question":
        return reverse(Question.snippet_viewset.get_url_name("edit"), args=[finding.pk])
    if finding.anchor == "contacts":
        return reverse(ContactPoint.snippet_viewset.get_url_name("list"))
    return reverse("wagtailadmin_pages:edit", args=[finding.pk]) + fragment(finding.anchor)


def fragment(anchor: str) -> str:
    if anchor.startswith("block-"):
        return BLOCK.format(anchor)
    if anchor not in OWN_PLACE:
        return ""
    return FIELD.format(safe_snake_case(gettext("Content")), anchor)
