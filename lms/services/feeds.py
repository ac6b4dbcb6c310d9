"""The secret address of somebody's calendar: made anew, kept as a fingerprint only."""

import secrets

from ..feed_tokens import fingerprint
from ..models import Learner, ReminderChoice


def new_token(*, learner: Learner) -> str:
    """A new secret of 192 bits; the address before it stops working."""
    token = secrets.token_urlsafe(24)
    ReminderChoice.objects.update_or_create(
        learner=learner, defaults={"feed_digest": fingerprint(token)}
    )
    return token


def choose_mails(*, learner: Learner, no_voluntary: bool) -> ReminderChoice:
    choice, _created = ReminderChoice.objects.update_or_create(
        learner=learner, defaults={"no_voluntary": no_voluntary}
    )
    return choice
