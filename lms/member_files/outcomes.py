"""What a line would do to what is there: pure, no database."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import MemberRow, Membership
from .drafts import Draft

Outcome = MemberRow.Outcome


@dataclass(frozen=True)
class Verdict:
    """The outcome, and the sentence that says why if the line can't be taken over."""

    outcome: str
    refusal: str = ""


def verdict(draft: Draft, found: Membership | None, today: dt.date) -> Verdict:
    """`found`: the person's latest membership there in that role, if any."""
    if draft.refusal:
        return refused(draft.refusal)
    if found is None:
        return joining(draft, today)
    if found.left_on is not None and found.left_on <= today:
        return coming_back(draft, found, today)
    return staying(draft, found)


def refused(why: str) -> Verdict:
    return Verdict(Outcome.REFUSED, why)


def joining(draft: Draft, today: dt.date) -> Verdict:
    if draft.left_on and draft.left_on <= max(today, draft.entered_on or today):
        return refused(_("This person is no member here, so there is nothing to end."))
    return Verdict(Outcome.NEW)


def coming_back(draft: Draft, found: Membership, today: dt.date) -> Verdict:
    """Somebody left; an old list must not bring her back by itself."""
    if draft.left_on == found.left_on:
        return Verdict(Outcome.SAME)
    if (draft.entered_on or today) < found.left_on or (draft.left_on and draft.left_on <= today):
        last_day = date_format(found.left_on - dt.timedelta(days=1), "SHORT_DATE_FORMAT")
        return refused(
            _("This person left on %(day)s. To come back, a later day of entry is needed.")
            % {"day": last_day}
        )
    return joining(draft, today)


def staying(draft: Draft, found: Membership) -> Verdict:
    if draft.left_on and draft.left_on != found.left_on:
        if draft.left_on <= (draft.entered_on or found.entered_on):
            return refused(_("The last day can't be before the first."))
        if draft.role == Membership.Role.MANAGER:
            return refused(_("Managers leave in the list of members, one by one."))
        return Verdict(Outcome.LEAVES)
    entered_on = draft.entered_on or found.entered_on
    if found.left_on and found.left_on < entered_on:
        return refused(_("The last day can't be before the first."))
    wanted = (draft.group or found.group_id, entered_on, draft.name or found.known_as)
    is_same = wanted == (found.group_id, found.entered_on, found.known_as)
    return Verdict(Outcome.SAME if is_same else Outcome.CHANGED)
