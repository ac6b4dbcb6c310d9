""" "I need another way" (field rule E.4, 8): one letter to one trusted person.

No reason is asked, and the database keeps nothing: neither that somebody asked nor what for. The
cache knows for a day, as a keyed hash, that a letter has gone out.
"""

from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings as django_settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from courses.models import CoursePage, Provider

from ..exceptions import AskedAlready, NobodyToAsk, NotSent
from ..queries.people import learner_of

ONE_DAY = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Letter:
    """What the trusted person receives; the page shows it before it is sent."""

    subject: str
    body: str


def trusted_provider(course: CoursePage) -> Provider | None:
    """The provider whose trusted person is asked; None if nobody is named."""
    provider = course.provider
    return provider if provider and provider.has_trusted_person else None


def letter(*, user: AbstractBaseUser, course: CoursePage, address: str, contact: str) -> Letter:
    """The letter, in the language of the site; neither subject nor body names a topic.

    `address`: of the course, by number. `contact`: an e-mail address, a phone number or nothing.
    """
    learner = learner_of(user)
    with translation.override(django_settings.LANGUAGE_CODE):
        return Letter(
            subject=_("A message from the learning platform"),
            body="\n".join(
                [
                    _("Somebody would like another way than this course."),
                    "",
                    line(_("Name"), str((learner and learner.name) or user)),
                    line(_("Course"), address),
                    line(_("Please get in touch"), contact or _("no")),
                    "",
                    _("No reason is needed. Please ask for none, and tell nobody else."),
                ]
            ),
        )


def line(label: str, text: str) -> str:
    return f"{label}: {text}"


def ask_for_another_way(
    *, user: AbstractBaseUser, course: CoursePage, address: str, contact: str = ""
) -> None:
    """Send the letter, at most once a day for a person and course.

    Raises NobodyToAsk, AskedAlready, NotSent.
    """
    provider = trusted_provider(course)
    if provider is None:
        raise NobodyToAsk
    key = day_key(user, course)
    if not cache.add(key, 1, timeout=ONE_DAY):
        raise AskedAlready
    written = letter(user=user, course=course, address=address, contact=contact)
    message = EmailMessage(
        subject=written.subject,
        body=written.body,
        to=[provider.trusted_email],
        reply_to=[contact] if "@" in contact else None,
    )
    try:
        message.send()
    except (OSError, SMTPException) as error:
        cache.delete(key)
        raise NotSent from error


def day_key(user: AbstractBaseUser, course: CoursePage) -> str:
    who = salted_hmac("lms.other_way", f"{user.pk}:{course.pk}", algorithm="sha256")
    return f"lms:other-way:{who.hexdigest()}"
