"""A page of a list together with the length of the list: one query instead of two."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Subquery, Value

FURTHEST = 1_000_000  # no database skips a number of rows with thirty digits


def counted_page(rows: QuerySet, *, page: Any, per_page: int) -> Page:
    """As `Paginator.get_page`; a page that does not exist costs the usual two queries more."""
    paginator = Paginator(rows, per_page)
    try:
        number = min(max(1, int(page or 1)), FURTHEST)
    except (TypeError, ValueError):
        number = 1
    start = (number - 1) * per_page
    found = list(rows.annotate(total=Subquery(length_of(rows)))[start : start + per_page])
    if not found:
        return past_the_end(paginator, number)
    paginator.count = found[0].total
    return Page(found, number, paginator)


def past_the_end(paginator: Paginator, number: int) -> Page:
    if number == 1:
        paginator.count = 0
    return paginator.get_page(number)


def length_of(rows: QuerySet) -> QuerySet:
    """The number of rows as one value; it does not depend on the row, so it is reckoned once."""
    one = rows.select_related(None).order_by().annotate(_all=Value(1)).values("_all")
    return one.annotate(_number=Count("pk")).values("_number")
