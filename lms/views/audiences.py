"""Which programmes an organisation asks for, and of whom: shown before it is done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ..boards.tables import name_of
from ..exceptions import LearningError
from ..forms.organisations import AudienceForm
from ..models import AudienceRule, Look, Organisation
from ..queries import audience_previews as previews
from ..queries.programmes_on_offer import on_offer
from ..services import audiences as services
from ..services.looks import record
from .organisation_entrance import manager_only

FORM_METHODS = ["GET", "HEAD", "POST"]


@manager_only
@require_http_methods(FORM_METHODS)
def index(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The form leads to a page that says whom it means; only that page's button does it."""
    posted = request.method == "POST"
    form = AudienceForm(request.POST if posted else None, programmes=on_offer(organisation))
    if posted and "change" not in request.POST and form.is_valid():
        if "confirmed" not in request.POST:
            return preview(request, organisation, form)
        if done(request, organisation, form):
            return redirect("lms:organisation", pk=organisation.pk)
    context = {"organisation": organisation, "form": form, "rules": own_rules(organisation)}
    return render(request, "lms/organisation/audiences.html", context)


def preview(request: HttpRequest, organisation: Organisation, form: AudienceForm) -> HttpResponse:
    rule = services.draft(organisation=organisation, **form.cleaned_data)
    context = {
        "organisation": organisation,
        "form": form,
        "rule": rule,
        "found": previews.beginning(rule, timezone.localdate()),
    }
    return render(request, "lms/organisation/audience_begins.html", context)


def done(request: HttpRequest, organisation: Organisation, form: AudienceForm) -> bool:
    try:
        _rule, report = services.assign_to_all(organisation=organisation, **form.cleaned_data)
    except LearningError as refusal:
        form.add_error("programme", str(refusal.message))
        return False
    told = ngettext(
        "%(count)s person has the programme now.",
        "%(count)s people have the programme now.",
        report.added,
    )
    messages.success(request, told % {"count": report.added})
    return True


def own_rules(organisation: Organisation) -> list[AudienceRule]:
    rules = AudienceRule.objects.filter(
        organisation__path__startswith=organisation.path, is_active=True
    )
    found = rules.select_related("programme", "organisation").prefetch_related("groups")
    return list(found.order_by("programme__title", "pk"))


@manager_only
@require_http_methods(FORM_METHODS)
def stop(request: HttpRequest, organisation: Organisation, rule_pk: int) -> HttpResponse:
    """Who is released, who keeps it for another reason, and what stays; then the button."""
    rules = AudienceRule.objects.filter(organisation__path__startswith=organisation.path)
    rule = get_object_or_404(rules.select_related("programme", "organisation"), pk=rule_pk)
    if request.method == "POST":
        report = services.stop(rule=rule)
        messages.success(request, stopped(report.released))
    if request.method == "POST" or not rule.is_active:
        return redirect("lms:audiences", pk=organisation.pk)
    found = previews.ending(rule, timezone.localdate())
    shown = [*found.some_released, *found.some_kept]
    learners = [one.assignment.learner_id for one in shown]
    record(organisation=organisation, looker=request.user, learners=learners, way=Look.Way.SCREEN)
    context = {
        "organisation": organisation,
        "rule": rule,
        "found": found,
        "released": named(found.some_released),
        "kept": named(found.some_kept),
    }
    return render(request, "lms/organisation/audience_ends.html", context)


def stopped(number: int) -> str:
    said = _("It is no longer asked for. What people have done stays theirs.")
    if not number:
        return said
    people = ngettext(
        "%(count)s person was released.", "%(count)s people were released.", number
    ) % {"count": number}
    return f"{people} {said}"


def named(rows: list[previews.Reasoned]) -> list[tuple[str, Any]]:
    return [(name_of(row.assignment), row) for row in rows]
