"""The way into an organisation: only for those who manage it today."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from ..queries.managing import managed_or_404
from .entrance import logged_in


def manager_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the organisation instead of its number; 404 for all who do not manage it.

    Asked anew on every request: a manager who has left finds nothing here any more.
    """

    @logged_in
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        return view(request, managed_or_404(request.user, pk), **kwargs)

    return guarded
