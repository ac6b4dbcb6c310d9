"""The one door into the Wagtail admin."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.views.decorators.http import require_safe


@require_safe
def admin_door(request: HttpRequest) -> HttpResponse:
    """Send visitors to the account log-in; refuse those who are logged in and may not enter.

    Sending them back to the log-in would return them here, and so on for ever.
    """
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    wanted = request.GET.get("next") or resolve_url("wagtailadmin_home")
    return redirect_to_login(wanted, login_url="account_login")
