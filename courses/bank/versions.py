"""The versions of a question, and what changed between two of them."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from ..queries.versions import DRAFT, body_of, versions_of
from ..questions.differences import differences
from .screens import QuestionScreen


class VersionsView(QuestionScreen, TemplateView):
    """`?old=` and `?new=` name two versions by number, or the draft."""

    page_title = _("Versions")
    template_name = "courses/bank/versions.html"
    deed = "versions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = versions_of(self.question)
        numbers = [str(version.number) for version in versions]
        names = ([DRAFT] if self.question.has_unpublished_changes else []) + numbers
        new = self.request.GET.get("new") or next(iter(names), "")
        old = self.request.GET.get("old") or next(iter(names[1:]), new)
        return {
            **super().get_context_data(**kwargs),
            "versions": versions,
            "names": names,
            "draft_name": DRAFT,
            "old": old,
            "new": new,
            "changes": self.changes(old, new) if names else [],
        }

    def changes(self, old: str, new: str) -> list[Any]:
        before, after = (body_of(self.question, which) for which in (old, new))
        if before is None or after is None:
            raise Http404
        return differences(before, after)
