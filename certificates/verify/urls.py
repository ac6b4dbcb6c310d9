"""Addresses of the check; part of `certificates.urls`."""

from django.urls import path

from .. import converters as _converters  # noqa: F401  "table_kind"
from ..api.verify import api
from ..views import verify, verify_lists

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
    path(
        "pruefen/liste/<uuid:uuid>/ergebnis.<table_kind:form>",
        verify_lists.verify_list_download,
        name="verify_list_download",
    ),
    path("api/v1/", api.urls),
    path("pruefen/<str:number>/<str:code>/", verify.verify_link, name="verify_link"),
]
