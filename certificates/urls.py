"""Addresses of the certificates app; include them at any prefix."""

from django.urls import path

from . import converters as _converters  # noqa: F401  "hex" and "file_kind"
from .verify.urls import verify_patterns
from .views import files, issuer, yearly
from .views.holder_urls import holder_patterns

app_name = "certificates"

urlpatterns = [
    *verify_patterns,
    path("pruefen/<str:number>/<str:code>.<file_kind:kind>", files.file, name="file"),
    *holder_patterns,
    path("bescheinigungen/nachweis.pdf", yearly.yearly, name="yearly"),
    path("leistungen/<hex:digest>/", issuer.achievement, name="achievement"),
    path("leistungen/<hex:digest>.json", issuer.achievement_json, name="achievement_json"),
    path("aussteller/status/<int:number>/<str:purpose>/", issuer.status_list, name="status_list"),
    path("aussteller/ca/<hex:key_id>.pem", issuer.authority, name="authority"),
    path("aussteller/ca/<hex:key_id>.crl", issuer.crl, name="crl"),
]
