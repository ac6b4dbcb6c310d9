"""Remember what a certificate attests, so that its address can be answered for decades."""

from django.utils import timezone

from ..credentials.achievement import digest, facts_of
from ..models import Achievement
from ..snapshot import Snapshot


def remember(snapshot: Snapshot) -> Achievement:
    """Idempotent: the same facts are one row."""
    facts = facts_of(snapshot)
    found, _created = Achievement.objects.get_or_create(
        digest=digest(facts), defaults={"facts": facts, "created_at": timezone.now()}
    )
    return found
