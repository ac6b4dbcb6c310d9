"""Addresses of the ready-made site."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from .views import admin_door

# One door: Wagtail's own log-ins, and the admin's reset, lead to the account pages, which limit
# guesses; the others would evaluate any number of passwords.
one_door = [
    path("admin/login/", admin_door, name="admin_door"),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    re_path(r"^admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
]

urlpatterns = [
    *one_door,
    path("admin/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("konto/", include("allauth.urls")),
    path("", include("certificates.urls")),
    path("lernen/", include("lms.urls")),
    # Pictures of courses only; a front server may take this address over.
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]
