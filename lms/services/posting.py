"""Send one mail at most once: what is written down when, and what is sent again.

The claim is committed first. Then the mail server is called; a run that dies up to here has sent
nothing, and after an hour another run takes the mail over. Then "handed over" is committed, and the
mail goes. What the server refuses in so many words is given back. Where it is silent – the line
broke, the process was killed – the mail may have gone out: it stays as it is, and nobody sends it
again. Rather one mail too few than one too many.
"""

import logging
from collections.abc import Sequence
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage, get_connection
from django.db.models import QuerySet
from django.utils import timezone

from ..models.reminders import Letter

REFUSED = (SMTPResponseException, SMTPRecipientsRefused)
logger = logging.getLogger(__name__)


def post(message: EmailMessage, claimed: Sequence[Letter]) -> bool:
    """True once the mail server has taken it. `claimed` are the rows this mail is about."""
    rows = type(claimed[0]).objects.filter(pk__in=[one.pk for one in claimed])
    message.connection = get_connection()
    try:
        message.connection.open()
    except (OSError, SMTPException):
        rows.delete()
        return False
    try:
        return hand_over(message, rows, len(claimed))
    finally:
        message.connection.close()


def hand_over(message: EmailMessage, rows: QuerySet[Letter], number: int) -> bool:
    # Fewer: this run was so slow that another one took the mail over.
    if rows.filter(handed_at__isnull=True).update(handed_at=timezone.now()) < number:
        return False
    try:
        message.send()
    except REFUSED:
        rows.delete()
        return False
    except (OSError, SMTPException, ValueError) as error:
        logger.warning("a mail may have been lost: %s", type(error).__name__)
        return False
    rows.update(sent_at=timezone.now())
    return True
