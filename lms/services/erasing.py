"""Erase a person: everything that is about her goes, with all histories (GDPR article 17).

Two verbs, because some of it lies outside the database. `begin` writes the order down and closes
the account in one transaction; `finish` carries it out and may be killed at any point: whatever
runs next – the daily job, `lms_erase_person --unfinished` – takes it up where it stands.
"""

import logging
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from ..exceptions import LastAdministrator
from ..models import Erasure, Learner, MemberRow, QuizAttempt
from ..privacy.register import Erase, records
from ..queries.personal import addresses_of
from ..signals import erasing
from .erasing_sessions import end_sessions
from .erasing_traces import forget_files, forget_rows, forget_traces
from .retention import forget

Asker = Erasure.Asker
logger = logging.getLogger(__name__)


def erase_person(*, user: AbstractBaseUser, asked_by: str) -> Erasure:
    """Both verbs, one after the other. Raises LastAdministrator."""
    erasure = begin(user=user, asked_by=asked_by)
    finish(erasure=erasure)
    return erasure


@transaction.atomic
def begin(*, user: AbstractBaseUser, asked_by: str) -> Erasure:
    """From here on nobody can log in, and the erasure will be finished. Twice changes nothing.

    Raises LastAdministrator: somebody has to be able to look after the site.
    """
    people = get_user_model()._default_manager.select_for_update()
    # All of them, so that two who go at the same moment do not each take the other for the last.
    list(people.filter(is_superuser=True, is_active=True).order_by("pk"))
    user = people.get(pk=user.pk)
    if is_last_administrator(user):
        raise LastAdministrator
    erasure, _created = Erasure.objects.get_or_create(
        account=str(user.pk), done_at=None, defaults={"asked_by": asked_by}
    )
    user.is_active = False
    user.set_unusable_password()
    user.save()
    return erasure


def is_last_administrator(user: AbstractBaseUser) -> bool:
    if not getattr(user, "is_superuser", False):
        return False
    others = get_user_model()._default_manager.filter(is_superuser=True, is_active=True)
    return not others.exclude(pk=user.pk).exists()


def finish(*, erasure: Erasure) -> None:
    """Carry an order out. What lies outside the database goes first, the account last."""
    user = get_user_model()._default_manager.filter(pk=erasure.account).first()
    if user is not None:
        learner = Learner.objects.filter(user=user).first()
        end_sessions(user, addresses_of(user))
        erasing.send(sender=Erasure, user=user, learner=learner)
        forget_files(user)
    with transaction.atomic():
        if user is not None:
            forget_person(user)
        Erasure.objects.filter(pk=erasure.pk, done_at=None).update(done_at=timezone.now())


def finish_all() -> int:
    """Orders that were not finished; gives how many. One that fails keeps none of the others.

    Raises what the last one raised, once all have been tried.
    """
    failed: Exception | None = None
    orders = list(Erasure.objects.filter(done_at=None).order_by("pk"))
    for erasure in orders:
        try:
            finish(erasure=erasure)
        except Exception as error:
            logger.exception("erasure %s is not finished", erasure.pk)
            failed = error
    if failed:
        raise failed
    return len(orders)


def forget_person(user: AbstractBaseUser) -> None:
    """All rows about an account, and the account; the caller's transaction holds it together."""
    # Held, so that nothing new is tied to her while the rest goes.
    Learner.objects.select_for_update().filter(user=user).first()
    addresses = addresses_of(user)
    keep_statistics(user)
    for record in records():
        if record.erase == Erase.ROWS:
            forget_rows(record, user)
    forget_member_rows(addresses)
    forget_traces(user)
    user.delete()


def keep_statistics(user: AbstractBaseUser) -> None:
    """Fold her handed-in answers into the sums of their questions, then drop them."""
    attempts = QuizAttempt.objects.select_for_update(of=("self",)).filter(
        enrolment__learner__user=user, submitted_at__isnull=False
    )
    forget(list(attempts.order_by("pk").values_list("pk", flat=True)))


def forget_member_rows(addresses: Iterable[str]) -> None:
    """Her lines in lists of members that organisations have uploaded."""
    lines = MemberRow.objects.annotate(_address=Lower("email"))
    lines.filter(_address__in=list(addresses)).delete()
