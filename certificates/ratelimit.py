"""How often one address may check certificates, counted in Django's cache.

Fixed windows: the window is part of the key, so an entry that lives too long does no harm. The
cache must be shared by all workers; addresses are kept as a keyed hash only.
"""

import ipaddress
import time

from django.core.cache import DEFAULT_CACHE_ALIAS, caches
from django.core.cache.backends.base import BaseCache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .conf import Rate, settings

SALT = "certificates.ratelimit"
IPV6_NETWORK = 64  # what one household or office gets


def seconds_to_wait(
    request: HttpRequest, *, rate: Rate | None = None, scope: str = "verify"
) -> int:
    """Count this request; 0 if it may go on, else the seconds until the window ends."""
    rate, now = rate or settings.VERIFY_RATE, int(time.time())
    window, elapsed = divmod(now, rate.seconds)
    address = salted_hmac(SALT, client_address(request), algorithm="sha256").hexdigest()
    key = f"certificates:{scope}:{window}:{address}"
    return 0 if _count(key, rate) <= rate.limit else rate.seconds - elapsed


def client_address(request: HttpRequest) -> str:
    """The address as our own proxies saw it; an IPv6 address stands for its network."""
    proxies = settings.TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    own = request.META.get("REMOTE_ADDR", "")
    # Only what our proxies appended can be trusted; the client writes the rest himself.
    address = hops[-proxies] if 0 < proxies <= len(hops) else own
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return own
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, IPV6_NETWORK), strict=False))
    return str(parsed)


def _count(key: str, rate: Rate) -> int:
    backend = caches[DEFAULT_CACHE_ALIAS]
    if type(backend).incr is BaseCache.incr:
        # No counting of its own (database, files): one read and one write. Two requests in the
        # same instant may count as one.
        count = backend.get(key, 0) + 1
        backend.set(key, count, timeout=rate.seconds)
        return count
    if backend.add(key, 1, timeout=rate.seconds):
        return 1
    try:
        return backend.incr(key)
    except ValueError:  # expired between the two calls
        return 1
