""" "I need another way" for a whole programme: one letter to one trusted person, nothing stored.

The employer learns nothing: should the trusted person arrange something, it stands there as "done
otherwise", like any other exemption.
"""

from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from ..exceptions import AskedAlready, NobodyToAsk, NotSent
from ..models import Assignment, Membership, Organisation
from .other_way import ONE_DAY, Letter


@dataclass(frozen=True)
class Trusted:
    name: str
    email: str
    organisation: str


def trusted_in(assignment: Assignment) -> Trusted | None:
    """The trusted person named in the organisation, else in the nearest one above it."""
    path, step = assignment.organisation.path, Organisation.steplen
    above = [path[:end] for end in range(step, len(path) + 1, step)]
    named = (
        Membership.objects.active(timezone.localdate())
        .filter(role=Membership.Role.TRUSTED, organisation__path__in=above)
        .exclude(learner=assignment.learner_id)
        .select_related("learner__user", "organisation")
        .order_by("-organisation__depth", "entered_on", "pk")
    )
    for one in named:
        if "@" in one.email:
            return Trusted(one.shown_as, one.email, one.organisation.name)
    return None


def letter(*, assignment: Assignment, contact: str) -> Letter:
    """In the language of the site; neither subject nor body names a topic."""
    learner = assignment.learner
    with translation.override(django_settings.LANGUAGE_CODE):
        return Letter(
            subject=_("A message from the learning platform"),
            body="\n".join(
                [
                    _("Somebody would like another way than a programme she was given."),
                    "",
                    ": ".join([_("Name"), learner.name or str(learner.user)]),
                    ": ".join([_("Number of the programme"), str(assignment.programme_id)]),
                    ": ".join([_("Please get in touch"), contact or _("no")]),
                    "",
                    _("No reason is needed. Please ask for none, and tell nobody else."),
                ]
            ),
        )


def ask(*, assignment: Assignment, contact: str = "") -> None:
    """Send the letter, at most once a day. Raises NobodyToAsk, AskedAlready, NotSent."""
    trusted = trusted_in(assignment)
    if trusted is None:
        raise NobodyToAsk
    who = salted_hmac("lms.other_way_duty", str(assignment.pk), algorithm="sha256")
    key = f"lms:other-way-duty:{who.hexdigest()}"
    if not cache.add(key, 1, timeout=ONE_DAY):
        raise AskedAlready
    written = letter(assignment=assignment, contact=contact)
    message = EmailMessage(
        subject=written.subject,
        body=written.body,
        to=[trusted.email],
        reply_to=[contact] if "@" in contact else None,
    )
    try:
        message.send()
    except (OSError, SMTPException) as error:
        cache.delete(key)
        raise NotSent from error
