"""Optional, for sites that want it: say why a page can't be approved from a list.

In the editor a hook does that. The buttons in Wagtail's lists of tasks lead to a view without
hooks, which would only answer that there is no permission.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from .authoring.page_review import needs_review
from .queries.authors import own_work

VIEW = "wagtailadmin_pages:workflow_action"


class SayWhyNot:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name != VIEW or kwargs["action_name"] != "approve":
            return None
        page = Page.objects.filter(pk=kwargs["page_id"]).specific().first()
        if page is None or not page.permissions_for_user(request.user).can_edit():
            return None
        reason = own_work(page, request.user) if needs_review(page) else ""
        if not reason:
            return None
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:edit", page.pk)
