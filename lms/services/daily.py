"""What is done every day; each part may run any number of times."""

import datetime as dt
from collections.abc import Callable

from django.db.models import Exists, OuterRef
from django.utils import timezone

from ..models import Assignment, Completion
from ..queries.standing import counts
from ..rules.periods import Status
from .digests import send_digests
from .erasing import finish_all
from .member_imports import forget_old
from .offices import tell_of_changes
from .programmes import map_waiting
from .recognitions import forget_evidence
from .reminding import remind_all
from .rules import sync
from .settling import settle_all

SWEPT = dt.timedelta(days=7)


def sweep() -> int:
    """Completions of the last week that came without a signal, such as those of an import."""
    recent = Completion.objects.filter(
        enrolment__learner=OuterRef("learner"), completed_at__gte=timezone.now() - SWEPT
    )
    return settle_all(Assignment.objects.active().filter(Exists(recent)))


def follow_rules() -> str:
    report = sync()
    return f"{report.added} assigned, {report.released} released, {report.kept} kept"


def figures() -> str:
    """How many assignments stand where, for whoever runs the site: no person, no organisation."""
    found = counts(timezone.localdate())
    return ", ".join(f"{found[one]} {one.value}" for one in Status if one in found) or "none"


# In this order: what is learned and ruled first, so that nobody is reminded of what is done.
PARTS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("erasures finished", finish_all),
    ("courses that have come for waiting steps", map_waiting),
    ("rules", follow_rules),
    ("periods settled", sweep),
    ("reminders sent", remind_all),
    ("digests sent", send_digests),
    ("letters about offices sent", tell_of_changes),
    ("papers removed", forget_evidence),
    ("lists of members removed", forget_old),
    ("assignments", figures),
)
