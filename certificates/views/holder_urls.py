"""Addresses of the holder's pages; part of `certificates.urls`."""

from django.urls import path, re_path

from . import holder, own

OWN = "bescheinigungen/<uuid:completion_uuid>"

holder_patterns = [
    path("bescheinigungen/", holder.certificates, name="own_list"),
    path(f"{OWN}/", holder.certificate, name="own"),
    path(f"{OWN}/pdf/", own.download, name="download"),
    path(f"{OWN}/ausstellen/", own.issue_now, name="issue_now"),
    path(f"{OWN}/sichtbarkeit/", holder.visibility, name="visibility"),
    path(f"{OWN}/links/<int:pk>/beenden/", holder.unshare, name="unshare"),
    re_path(
        r"^bescheinigungen/(?P<completion_uuid>[0-9a-f-]{36})/badge\.(?P<kind>json|jwt)$",
        holder.badge,
        name="badge",
    ),
    path("geteilt/<str:token>/", holder.shared_certificate, name="shared"),
]
