"""Addresses that must lie at the root of the host: did:web asks for them there (RFC 8615)."""

from django.urls import path

from .views import issuer

app_name = "certificates_root"

urlpatterns = [
    path(".well-known/did.json", issuer.did, name="did"),
    path(".well-known/jwks.json", issuer.jwks, name="jwks"),
]
