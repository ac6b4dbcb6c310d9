"""Addresses of the ready-made site."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import set_language
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from .languages import language
from .views import (
    accessibility,
    accessibility_json,
    admin_door,
    appearance,
    barrier_reported,
    report_barrier,
    search_door,
)

# One door: Wagtail's own log-ins, and the admin's reset, lead to the account pages, which limit
# guesses; the others would evaluate any number of passwords.
one_door = [
    path("admin/login/", admin_door, name="admin_door"),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    re_path(r"^admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
]

# Linked from every page; above Wagtail's own, because they must answer without a page in the tree.
everywhere = [
    path("suche/", search_door, name="search"),
    path("darstellung/", appearance, name="appearance"),
    path("sprache/", language, name="language"),
    path("sprache/waehlen/", set_language, name="set_language"),
    path("barrierefreiheit/", accessibility, name="accessibility"),
    path("barrierefreiheit.json", accessibility_json, name="accessibility_json"),
    path("barriere-melden/", report_barrier, name="report_barrier"),
    path("barriere-melden/danke/", barrier_reported, name="barrier_reported"),
]

handler500 = "lms.site.unavailable.server_error"

urlpatterns = [
    *one_door,
    *everywhere,
    path("admin/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("konto/", include("allauth.urls")),
    path("", include("certificates.well_known")),
    path("", include("certificates.urls")),
    path("lernen/", include("lms.urls")),
    # Pictures of courses only; a front server may take this address over.
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]
