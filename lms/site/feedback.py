"""Reports of barriers (BITV 2.0 § 7 para. 2): one e-mail to the operator, nothing stored."""

import time

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from certificates.ratelimit import client_address

from .accessibility_page import current_statement

REPORTS = 5
WINDOW = 60 * 60  # seconds


def receiver() -> str:
    """Where reports go: the address in the published statement, else FEEDBACK_EMAIL, else ""."""
    return current_statement().contact_email or settings.FEEDBACK_EMAIL


def may_report(request: HttpRequest) -> bool:
    """Count this report; False once an address has sent its share of the hour.

    The cache keeps a keyed hash of the address, as the check of certificates does.
    """
    window = int(time.time()) // WINDOW
    who = salted_hmac("lms.site.feedback", client_address(request), algorithm="sha256")
    key = f"lms-site:barrier:{window}:{who.hexdigest()}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, timeout=WINDOW)
    return count <= REPORTS


def send_report(*, message: str, page_address: str, reply_to: str) -> None:
    """Send the report; raises what the mail server raises (`OSError`, `SMTPException`)."""
    lines = [
        _("Somebody reported a barrier on %(site)s.") % {"site": settings.BASE_URL},
        "",
        _("Page: %(address)s") % {"address": page_address or _("not named")},
        _("Answer wanted: %(address)s") % {"address": reply_to or _("no")},
        "",
        message,
    ]
    EmailMessage(
        subject=_("A barrier was reported"),
        body="\n".join(lines),
        to=[receiver()],
        reply_to=[reply_to] if reply_to else None,
    ).send()
