"""Who may see a page: Wagtail's view restrictions, looked up once instead of twice."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction


class RestrictionsMixin:
    """Find the restrictions on a page and above it with one query.

    Wagtail asks for the pages above first, because an alias has the restrictions of its source,
    then for their restrictions. Both come in one row; only a page that really has an alias above
    it, or a restriction, is looked at again.
    """

    def get_view_restrictions(self: Any) -> QuerySet[PageViewRestriction]:
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        rows = Page.objects.filter(path__in=[self.path[:end] for end in ends]).values_list(
            "alias_of", "view_restrictions"
        )
        found = list(rows.order_by())
        if any(source for source, _restriction in found):
            return super().get_view_restrictions()  # type: ignore[misc]
        restrictions = {restriction for _source, restriction in found if restriction}
        return PageViewRestriction.objects.filter(pk__in=restrictions)
