"""Addresses of the certificates app; include them at any prefix."""

from django.urls import path

from .views import own, verify

app_name = "certificates"

urlpatterns = [
    path("pruefen/", verify.verify, name="verify"),
    path("pruefen/<str:number>/<str:code>/", verify.verify_link, name="verify_link"),
    path("bescheinigungen/<uuid:completion_uuid>/pdf/", own.download, name="download"),
    path("bescheinigungen/<uuid:completion_uuid>/ausstellen/", own.issue_now, name="issue_now"),
]
