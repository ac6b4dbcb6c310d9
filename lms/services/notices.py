"""Tell people that an organisation has entered them: once, and without naming a topic."""

import datetime as dt
from smtplib import SMTPException

from django.conf import settings as django_settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ..models import Membership, Organisation
from ..queries.members import untold


def tell_waiting(*, organisation: Organisation, address: str, at_most: int = 2000) -> int:
    """Write to everybody here and below who has neither confirmed nor been told; gives how many.

    `address`: of the page where she confirms. Told twice is nobody: each letter is claimed in the
    database before it goes out, and given back if the mail server refuses it.
    """
    waiting = untold(organisation).select_related("learner__user", "organisation")
    told = 0
    with get_connection() as connection:
        for membership in waiting.order_by("pk")[:at_most]:
            told += tell(membership, address=address, connection=connection)
    return told


def tell(membership: Membership, *, address: str, connection: object = None) -> int:
    """1 if a letter went out for this membership, 0 if it had been sent before, or failed."""
    now = timezone.now()
    free = Membership.objects.filter(pk=membership.pk, told_at__isnull=True)
    if not free.update(told_at=now):
        return 0
    message = letter(membership, address)
    message.connection = connection
    try:
        message.send()
    except (OSError, SMTPException):
        give_back(membership, now)
        return 0
    return 1


def give_back(membership: Membership, claimed: dt.datetime) -> None:
    Membership.objects.filter(pk=membership.pk, told_at=claimed).update(told_at=None)


def letter(membership: Membership, address: str) -> EmailMessage:
    """In the language of the site; the name of the organisation may say what somebody does."""
    with translation.override(django_settings.LANGUAGE_CODE):
        return EmailMessage(
            subject=_("A message from the learning platform"),
            body="\n".join(
                [
                    _("An organisation has entered you on the learning platform."),
                    _("It sees nothing of you before you have confirmed it:"),
                    "",
                    address,
                    "",
                    _(
                        "If you have no password yet, choose “Forgotten your password?” there and "
                        "use this e-mail address."
                    ),
                    _("If this must be a mistake, you need not do anything."),
                ]
            ),
            to=[membership.email],
        )
