"""Addresses of the holder's pages; part of `certificates.urls`."""

from django.urls import path

from .. import converters as _converters  # noqa: F401  "badge_kind"
from . import holder, own

OWN = "bescheinigungen/<uuid:completion_uuid>"

holder_patterns = [
    path("bescheinigungen/", holder.certificates, name="own_list"),
    path(f"{OWN}/", holder.certificate, name="own"),
    path(f"{OWN}/pdf/", own.download, name="download"),
    path(f"{OWN}/ausstellen/", own.issue_now, name="issue_now"),
    path(f"{OWN}/sichtbarkeit/", holder.visibility, name="visibility"),
    path(f"{OWN}/links/<int:pk>/beenden/", holder.unshare, name="unshare"),
    path(f"{OWN}/badge.<badge_kind:kind>", holder.badge, name="badge"),
    path("geteilt/<str:token>/", holder.shared_certificate, name="shared"),
]
