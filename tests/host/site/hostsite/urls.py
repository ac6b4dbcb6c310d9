from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("", include("certificates.well_known")),
    path("", RedirectView.as_view(url="/portal/")),
    path("verwaltung/", include(wagtailadmin_urls)),
    path("dateien/", include(wagtaildocs_urls)),
    path("konto/", include("django.contrib.auth.urls")),
    path("portal/lernen/", include("lms.urls")),
    path("portal/nachweise/", include("certificates.urls")),
    path("portal/", include(wagtail_urls)),
]
