"""Deadlines as a calendar: days and neutral titles, nothing else (field rule E.4, 5)."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from ..feed_tokens import fingerprint
from ..models import Learner
from .duties import Duty, duties_of


def learner_of_token(token: str) -> Learner | None:
    """Whose calendar it is; nobody's if the account is switched off."""
    found = Learner.objects.filter(
        reminder_choice__feed_digest=fingerprint(token), user__is_active=True
    )
    return found.select_related("user").first()


def deadlines(duties: Iterable[Duty]) -> list[tuple[str, dt.date]]:
    """(key, day) of every open step with a day, and of every open programme."""
    found = set()
    for duty in duties:
        number = duty.row.assignment.pk
        found |= {
            (f"{number}-{cell.step_id}", cell.on)
            for cell in duty.row.cells
            if cell.is_open and cell.on and duty.row.due_on
        }
        if duty.row.due_on:
            found.add((str(number), duty.row.due_on))
    return sorted(found, key=lambda one: (one[1], one[0]))


def calendar_of(learner: Learner, host: str) -> bytes:
    """An .ics file of whole days; days need no time zone and survive the change of clocks."""
    calendar = Calendar()
    calendar.add("prodid", "-//wagtail-kinderschutz-lms//DE")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Learning platform"))
    for key, day in deadlines(duties_of(learner)):
        event = Event()
        event.add("uid", f"{key}@{host}")
        event.add("dtstamp", timezone.now())
        event.add("dtstart", day)
        event.add("dtend", day + dt.timedelta(days=1))
        event.add("summary", _("Deadline on the learning platform"))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return calendar.to_ical()
