"""What others need to check without asking us about a person: keys, lists, achievements."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from ..addresses import absolute, base_of
from ..credentials.achievement import achievement as described
from ..credentials.did import did_document, issuer_did, key_set
from ..credentials.loader import CREDENTIALS, OPEN_BADGES
from ..credentials.status import PURPOSES
from ..credentials.texts import as_json
from ..exceptions import KeyUnavailable
from ..models import Achievement, IssuerKey, KeyPurpose, StatusList
from ..queries.keys import proving_keys
from ..services.lists import revocation_list, signed_status_list
from .publishing import A_YEAR, published

MINUTES = 60
KEYS_FOR = 5 * MINUTES  # after a compromise nobody shall trust the key for long
LISTS_FOR = 5 * MINUTES
MACHINE = ("application/ld+json", "application/json")


@require_safe
def did(request: HttpRequest) -> HttpResponse:
    """did:web: all keys that may still prove, at a fixed address at the root of the host."""
    keys = proving_keys(KeyPurpose.CREDENTIAL, KeyPurpose.TOKEN)
    document = did_document(issuer_did(base_of(request)), keys)
    return published(request, as_json(document), "application/did+json", max_age=KEYS_FOR)


@require_safe
def jwks(request: HttpRequest) -> HttpResponse:
    document = key_set(issuer_did(base_of(request)), proving_keys(KeyPurpose.TOKEN))
    return published(request, as_json(document), "application/jwk-set+json", max_age=KEYS_FOR)


@require_safe
def status_list(request: HttpRequest, number: int, purpose: str) -> HttpResponse:
    """One address for 100,000 certificates: fetching it tells us nothing about whom."""
    if purpose not in PURPOSES:
        raise Http404
    found = get_object_or_404(StatusList, number=number)
    try:
        body = signed_status_list(found, purpose, base=base_of(request)).encode()
    except KeyUnavailable:
        return later()
    return published(request, body, "application/vc", max_age=LISTS_FOR)


@require_safe
def authority(request: HttpRequest, key_id: str) -> HttpResponse:
    """The root certificate as PEM, to be put into a list of trusted authorities."""
    key = get_object_or_404(IssuerKey, purpose=KeyPurpose.AUTHORITY, key_id=key_id)
    body = key.certificate_chain.encode()
    return published(request, body, "application/x-pem-file", max_age=A_YEAR)


@require_safe
def crl(request: HttpRequest, key_id: str) -> HttpResponse:
    """Certificates of paper keys that were withdrawn (RFC 5280), as DER."""
    key = get_object_or_404(IssuerKey, purpose=KeyPurpose.AUTHORITY, key_id=key_id)
    try:
        body = revocation_list(key)
    except KeyUnavailable:
        return later()
    return published(request, body, "application/pkix-crl", max_age=LISTS_FOR)


@require_safe
def achievement(request: HttpRequest, digest: str) -> HttpResponse:
    """For people; machines that ask for JSON get JSON at the same address."""
    found = get_object_or_404(Achievement, digest=digest)
    if request.get_preferred_type(["text/html", *MACHINE]) in MACHINE:
        response = achievement_json(request, digest)
    else:
        url = absolute("achievement", digest, base=base_of(request))
        context = {"facts": found.facts, "badge": described(found.facts, url), "digest": digest}
        response = render(request, "certificates/achievement.html", context)
    patch_vary_headers(response, ["Accept"])
    return response


@require_safe
def achievement_json(request: HttpRequest, digest: str) -> HttpResponse:
    found = get_object_or_404(Achievement, digest=digest)
    badge = described(found.facts, absolute("achievement", digest, base=base_of(request)))
    document = {"@context": [CREDENTIALS, OPEN_BADGES]} | badge
    return published(request, as_json(document), MACHINE[0], max_age=A_YEAR)


def later() -> HttpResponse:
    """The key that signs the list is not at hand."""
    response = HttpResponse(status=503)
    response["Retry-After"] = "600"
    return response
