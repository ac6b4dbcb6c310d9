"""What a certificate will say: read once, at issue, from the records and the course."""

import datetime as dt
from decimal import Decimal

from django.conf import settings as django_settings
from django.db.models import Min
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from courses.models import CoursePage, LessonPage, Provider
from lms.models import Completion, Learner, QuizAttempt

from .. import snapshot as frozen
from ..conf import settings
from ..exceptions import HolderUnnamed
from ..holders import holder_from
from ..identifiers import grouped
from ..pdf import LANGUAGE
from .recognitions import recognitions_of

MINUTES_PER_UNIT = 45


def snapshot_of(
    *,
    completion: Completion,
    provider: Provider | None,
    number: str,
    code: str,
    issued_at: dt.datetime,
) -> frozen.Snapshot:
    """Everything the paper states, in German whatever language is active.

    Raises HolderUnnamed. Its shape is checked by the printer, see `snapshot.validate`.
    """
    course: CoursePage = completion.enrolment.course
    pass_mark = _pass_mark(completion)
    with translation.override(LANGUAGE):
        return frozen.Snapshot(
            schema=frozen.SCHEMA,
            number=number,
            kind="attendance" if pass_mark is None else "certificate",
            holder=holder_name(completion.enrolment.learner),
            course=_course(course, completion),
            assessment=(
                None if pass_mark is None else frozen.Assessment(passed=True, pass_mark=pass_mark)
            ),
            period=_period(completion),
            provider=_provider(provider),
            **_partners(course, provider),
            responsible=_line(course.responsible or (provider.responsible if provider else "")),
            recognitions=recognitions_of(completion),
            issued_on=timezone.localdate(issued_at).isoformat(),
            refresh=_refresh(completion),
            verify=verify_of(number, code),
            note=gettext(
                "This proof does not replace the qualification as an experienced specialist "
                "for child protection (insoweit erfahrene Fachkraft)."
            ),
        )


def holder_name(learner: Learner) -> str:
    """The name to print; never the account name, which is an e-mail address."""
    name = holder_from(learner.name) or holder_from(learner.user.get_full_name())
    if not name:
        raise HolderUnnamed
    return name


def _course(course: CoursePage, completion: Completion) -> frozen.Course:
    lessons = LessonPage.objects.child_of(course).live().order_by("path")
    return frozen.Course(
        title=_line(course.title),
        code=_line(course.code),
        version=_line(completion.course_version),
        topics=[_line(topic.title) for topic in course.topics.all()],
        level=str(course.get_level_display()),
        format=str(course.get_format_display()),
        units=_plain(completion.units),
        minutes=int(completion.units * MINUTES_PER_UNIT),
        contents=[_line(title) for title in lessons.values_list("title", flat=True)],
        objectives=[_line(str(objective.value)) for objective in course.objectives],
    )


def _pass_mark(completion: Completion) -> int | None:
    """The lowest mark that was really passed; None if nothing was examined.

    Read from the attempts, since a quiz added or changed later says nothing about this learner.
    """
    attempts = QuizAttempt.objects.filter(enrolment=completion.enrolment, passed=True)
    return attempts.aggregate(mark=Min("pass_mark"))["mark"]


def _period(completion: Completion) -> frozen.Period:
    completed = timezone.localdate(completion.completed_at)
    # A completion that was imported can be older than its enrolment.
    started = min(timezone.localdate(completion.enrolment.enrolled_at), completed)
    return frozen.Period(started=started.isoformat(), completed=completed.isoformat())


def _provider(provider: Provider | None) -> frozen.Provider:
    """The platform stands in for a course without a provider."""
    if provider is None:
        name = _line(getattr(django_settings, "WAGTAIL_SITE_NAME", "")) or settings.BASE_URL
        return frozen.Provider(
            name=name, address="", website=settings.BASE_URL, email="", zfu_number=""
        )
    return frozen.Provider(
        name=_line(provider.name),
        address="\n".join(filter(None, map(_line, provider.address.splitlines()))),
        website=_line(provider.website),
        email=_line(provider.email),
        zfu_number=_line(provider.zfu_number),
    )


def _partners(course: CoursePage, provider: Provider | None) -> dict[str, list[str]]:
    """The names of further providers; absent where there are none, as in all former snapshots."""
    names = [_line(one.name) for one in course.partners.all() if one != provider]
    return {"partners": names} if names else {}


def _refresh(completion: Completion) -> frozen.Refresh:
    if completion.refresh_on is None:
        return frozen.Refresh(kind="none", on=None)
    kind = "valid_until" if completion.refresh_is_binding else "recommended"
    return frozen.Refresh(kind=kind, on=completion.refresh_on.isoformat())


def verify_of(number: str, code: str) -> frozen.Verify:
    """Where and with what it can be checked."""
    return frozen.Verify(
        url=settings.BASE_URL + reverse("certificates:verify"),
        code=grouped(code),
        link=settings.BASE_URL + reverse("certificates:verify_link", args=[number, code]),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _plain(units: Decimal) -> str:
    return format(units.normalize(), "f")
