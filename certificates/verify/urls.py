"""Addresses of the check; part of `certificates.urls`."""

from django.urls import path, re_path

from ..api.verify import api
from ..views import verify, verify_lists

RESULT = r"^pruefen/liste/(?P<uuid>[0-9a-f-]{36})/"

verify_patterns = [
    path("pruefen/", verify.verify, name="verify"),
    path("pruefen/datei/", verify.verify_file, name="verify_file"),
    path("pruefen/liste/", verify_lists.verify_list, name="verify_list"),
    # Above the link of the QR code, whose two parts would fit as well.
    path("pruefen/liste/<uuid:uuid>/", verify_lists.verify_list_result, name="verify_list_result"),
    path(
        "pruefen/liste/<uuid:uuid>/vergessen/",
        verify_lists.verify_list_forget,
        name="verify_list_forget",
    ),
    re_path(
        RESULT + r"ergebnis\.(?P<form>csv|xlsx)$",
        verify_lists.verify_list_download,
        name="verify_list_download",
    ),
    path("api/v1/", api.urls),
    path("pruefen/<str:number>/<str:code>/", verify.verify_link, name="verify_link"),
]
