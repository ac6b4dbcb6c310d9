"""What mails say: no topic, no course, no name of anybody else, in subject and body (C.5, E.4)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings as django_settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .conf import settings
from .models import Learner, Membership

if TYPE_CHECKING:
    from .queries.offices import Change


@dataclass(frozen=True)
class Summary:
    """Numbers of one organisation for its managers."""

    organisation: str
    overdue: int
    due_soon: int


def address_of(learner: Learner) -> str:
    """Where mails go; nothing if the account has no address or is switched off."""
    user = learner.user
    return getattr(user, user.get_email_field_name(), "") if user.is_active else ""


def link(name: str, *args: object) -> str:
    return settings.BASE_URL + reverse(name, args=args)


def reminder(learner: Learner, days: list[object]) -> EmailMessage:
    """One mail about all deadlines of a person: when, never what."""
    with translation.override(django_settings.LANGUAGE_CODE):
        said = ", ".join(date_format(day, "SHORT_DATE_FORMAT") for day in sorted(set(days)))
        body = [
            _("In your account there is something to do. Deadline: %(days)s.") % {"days": said},
            _("You find it after logging in, under “My duties”:"),
            "",
            link("lms:duties"),
            "",
            _("If you cannot do it, choose “I need another way” there. Nobody asks why."),
            _("Which mails you get is set there, too."),
        ]
        return to(learner, _("Reminder from your learning platform"), body)


def digest(learner: Learner, summary: Summary) -> EmailMessage:
    """The week of an organisation in two numbers."""
    with translation.override(django_settings.LANGUAGE_CODE):
        late = ngettext("%(n)d deadline is over.", "%(n)d deadlines are over.", summary.overdue)
        soon = ngettext(
            "%(n)d deadline ends within 30 days.",
            "%(n)d deadlines end within 30 days.",
            summary.due_soon,
        )
        body = [
            summary.organisation,
            late % {"n": summary.overdue},
            soon % {"n": summary.due_soon},
            "",
            link("lms:organisations"),
        ]
        return to(learner, _("Weekly overview from your learning platform"), body)


def copy_for_manager(learner: Learner, organisation: str) -> EmailMessage:
    """Somebody was reminded of a deadline that is over; whom, the overview says."""
    with translation.override(django_settings.LANGUAGE_CODE):
        body = [
            organisation,
            _("Somebody was reminded today of a deadline that is over."),
            "",
            link("lms:organisations"),
        ]
        return to(learner, _("Note from your learning platform"), body)


def office_changes(manager: Membership, change: "Change") -> EmailMessage:
    """The office of a network changes hands: from whom to whom, and what to think of."""
    with translation.override(django_settings.LANGUAGE_CODE):
        words = {
            "network": change.office.network.name,
            "day": date_format(change.office.ends_on, "SHORT_DATE_FORMAT"),
            "old": change.office.organisation.name,
            "new": change.following.organisation.name if change.following else "",
        }
        if change.following:
            said = _("On %(day)s the office of “%(network)s” passes from %(old)s to %(new)s.")
        else:
            said = _(
                "On %(day)s the term of office of %(old)s for “%(network)s” ends. Nobody is "
                "entered for the time after; please tell those who look after this site."
            )
        body = [
            said % words,
            _(
                "With that day the rights of the office end, reports among them. Please hand over "
                "in time what the one who follows needs: contacts, dates, open agreements."
            ),
            _("A list of what to think of, for both sides:"),
            "",
            link("lms:handover", manager.organisation_id, change.office.pk),
        ]
        return to(manager.learner, _("Message from your learning platform"), body)


def to(learner: Learner, subject: str, body: list[str]) -> EmailMessage:
    return EmailMessage(subject=subject, body="\n".join(body), to=[address_of(learner)])
