"""Deeds about many people at once: give a programme, confirm a training day, set an event."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from courses.models import ProfessionalGroup

from ..boards.tables import name_of
from ..exceptions import LearningError
from ..forms.many_people import ConfirmManyForm, EventDayForm, GiveForm, PeopleForm
from ..models import Assignment, Look, Membership, Organisation, Programme
from ..queries import choosing, duties
from ..queries.members import Wanted
from ..queries.programmes_on_offer import on_offer
from ..services.looks import record
from .boards import programme_or_404
from .members import wanted_in
from .organisation_entrance import manager_only

SHOWN = 100
FORM_METHODS = ["GET", "HEAD", "POST"]


@manager_only
@require_http_methods(FORM_METHODS)
def give(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A programme for one or some, by hand."""
    wanted = wanted_in(request.GET)
    initial = {"people": request.GET.getlist("person"), "programme": request.GET.get("programm")}
    form = GiveForm(
        request.POST or None,
        initial=initial,
        programmes=on_offer(organisation),
        found=choosing.members_to_choose(organisation, wanted),
        all_rows=choosing.members_to_choose(organisation, Wanted()),
    )
    told = done(form, request)
    if told:
        said = ngettext(
            "%(count)s person has the programme now.",
            "%(count)s people have the programme now.",
            told.new,
        ) % {"count": told.new}
        if told.had:
            said += " " + _("%(count)s had it already; nothing changed for them.") % {
                "count": told.had
            }
        messages.success(request, said)
        programme = form.cleaned_data["programme"]
        return redirect("lms:board", pk=organisation.pk, programme_pk=programme.pk)
    return page(
        request,
        organisation,
        form,
        wanted,
        title=_("Give a programme by hand"),
        lead=_(
            "For one person or some. What everybody in a group should have is better asked for "
            "under “What is asked for”: then newcomers get it too."
        ),
        button=_("Give the programme"),
    )


@manager_only
@require_http_methods(FORM_METHODS)
def confirm(request: HttpRequest, organisation: Organisation, programme_pk: int) -> HttpResponse:
    """After a training day: the same step for everybody who was there."""
    programme = programme_or_404(organisation, programme_pk)
    form, wanted = about(request, organisation, programme, ConfirmManyForm,
                         steps=duties.newest_steps(programme))  # fmt: skip
    told = done(form, request)
    if told is not None:
        said = ngettext(
            "Confirmed for %(count)s person.", "Confirmed for %(count)s people.", told
        ) % {"count": told}
        left = len(form.chosen) - told
        if left:
            said += " " + _("For %(count)s it was noted already.") % {"count": left}
        messages.success(request, said)
        return redirect("lms:board", pk=organisation.pk, programme_pk=programme.pk)
    return page(
        request,
        organisation,
        form,
        wanted,
        programme=programme,
        title=_("Confirm for many"),
        lead=_("That a training day, a reading or a talk took place: the day and nothing else."),
        button=_("Confirm for these people"),
        impossible="" if form.fields["step"].choices else _(
            "Every step of this programme is a course; those are fulfilled by learning."
        ),
    )  # fmt: skip


@manager_only
@require_http_methods(FORM_METHODS)
def event_day(request: HttpRequest, organisation: Organisation, programme_pk: int) -> HttpResponse:
    """Before the camp: steps that come before it are due on its first day."""
    programme = programme_or_404(organisation, programme_pk)
    form, wanted = about(request, organisation, programme, EventDayForm)
    told = done(form, request)
    if told is not None:
        said = ngettext(
            "The day holds for %(count)s person.", "The day holds for %(count)s people.", told
        )
        messages.success(request, said % {"count": told})
        return redirect("lms:board", pk=organisation.pk, programme_pk=programme.pk)
    before = [one.before_event for one in duties.newest_steps(programme) if one.before_event]
    return page(
        request,
        organisation,
        form,
        wanted,
        programme=programme,
        title=_("Set the day of the event"),
        lead=_("These steps have to be done before it: %(events)s.")
        % {"events": "; ".join(dict.fromkeys(before))},
        button=_("Set the day for these people"),
        impossible="" if before else _("No step of this programme has to be done before an event."),
    )


def about(
    request: HttpRequest,
    organisation: Organisation,
    programme: Programme,
    form: type[PeopleForm],
    **more: Any,
) -> tuple[PeopleForm, Wanted]:
    """The form about people who have a programme, and the filters above it."""
    wanted = wanted_in(request.GET)
    rows: Callable[[Wanted], QuerySet] = lambda some: choosing.assigned_to_choose(  # noqa: E731
        organisation, programme, some
    )
    initial = {"people": request.GET.getlist("person")}
    bound = request.POST or None
    return form(bound, initial=initial, found=rows(wanted), all_rows=rows(Wanted()), **more), wanted


def done(form: Any, request: HttpRequest) -> Any:
    """What the deed told; None if there is nothing to do yet, or it was refused."""
    if not form.is_valid():
        return None
    try:
        return form.carry_out(by=request.user)
    except LearningError as refusal:
        form.add_error(None, str(refusal.message))
        return None


def page(
    request: HttpRequest, organisation: Organisation, form: Any, wanted: Wanted, **more: Any
) -> HttpResponse:
    shown = list(form.found[:SHOWN])
    people = [(one, shown_name(one), str(one.pk) in form.ticked) for one in shown]
    if more.get("programme"):
        learners = [one.learner_id for one in shown]
        record(organisation=organisation, looker=request.user, learners=learners,
               way=Look.Way.SCREEN)  # fmt: skip
    context = {
        "organisation": organisation,
        "form": form,
        "wanted": wanted,
        "people": people,
        "number": form.found.count(),
        "groups": ProfessionalGroup.objects.filter(is_active=True).order_by("label"),
        "querystring": request.GET.urlencode(),
    }
    return render(request, "lms/organisation/people_deed.html", context | more)


def shown_name(one: Membership | Assignment) -> str:
    return one.shown_as if isinstance(one, Membership) else name_of(one)
