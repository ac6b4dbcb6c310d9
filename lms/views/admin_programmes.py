"""What is done with programmes in the admin beside editing them: each asks before it acts."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from courses.models import CoursePage

from ..exceptions import LearningError
from ..models import Assignment, AudienceRule, ProgrammeStep, ProgrammeVersion
from ..services.programmes import copy_version, map_course, move, publish
from ..services.rules import sync

SHOWN = 500  # lines of a preview


class MapForm(forms.Form):
    step = forms.ModelChoiceField(ProgrammeStep.objects.none(), label=gettext_lazy("Step"))
    course = forms.ModelChoiceField(
        CoursePage.objects.live().order_by("title"), label=gettext_lazy("Course")
    )

    def __init__(self, *args: Any, version: ProgrammeVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = version.steps.filter(kind=ProgrammeStep.Kind.COURSE)
        self.fields["step"].queryset = steps.order_by("sort_order")


def version_or_403(request: HttpRequest, pk: int) -> ProgrammeVersion:
    may(request, ProgrammeVersion, "change")
    return get_object_or_404(ProgrammeVersion.objects.select_related("programme"), pk=pk)


def may(request: HttpRequest, model: type, action: str) -> None:
    if not policy_registry.get_by_type(model).user_has_permission(request.user, action):
        raise PermissionDenied


def edit_url(version: ProgrammeVersion) -> str:
    return reverse("programme_versions:edit", args=[version.pk])


def ask(request: HttpRequest, version: ProgrammeVersion, **context: Any) -> HttpResponse:
    """The page that says what will happen, with one button."""
    context |= {"version": version, "back": edit_url(version)}
    return render(request, "lms/admin/version_deed.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def publish_version(request: HttpRequest, pk: int) -> HttpResponse:
    version = version_or_403(request, pk)
    if request.method == "POST":
        try:
            publish(version=version)
        except LearningError as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, _("Published. New assignments get this version."))
        return redirect(edit_url(version))
    said = _(
        "Those assigned from now on get this version. Those who have an older one keep it until "
        "you move them. A published version can't be changed any more."
    )
    return ask(request, version, title=_("Publish"), said=said, button=_("Publish"))


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    version = version_or_403(request, pk)
    if request.method == "POST":
        return redirect(edit_url(copy_version(version=version)))
    said = _("A draft with the same steps is made; nothing changes for anybody.")
    return ask(request, version, title=_("Copy as a new version"), said=said, button=_("Copy"))


@require_http_methods(["GET", "HEAD", "POST"])
def map_step(request: HttpRequest, pk: int) -> HttpResponse:
    version = version_or_403(request, pk)
    posted = request.POST if request.method == "POST" else None
    form = MapForm(posted, version=version, initial={"step": request.GET.get("step")})
    if request.method == "POST" and form.is_valid():
        try:
            map_course(**form.cleaned_data)
        except LearningError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("The course fulfils the step from now on."))
            return redirect(edit_url(version))
    said = _(
        "A further course may fulfil a step; nothing is taken from anybody. A step that has "
        "waited is asked for from today."
    )
    return ask(request, version, title=_("Map a course"), said=said, button=_("Map"), form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def move_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who has another version of the programme; first shown, then done."""
    version = version_or_403(request, pk)
    others = Assignment.objects.active().filter(programme=version.programme_id)
    pks = list(others.exclude(version=version).values_list("pk", flat=True))
    if request.method == "POST":
        try:
            moved = move(assignments=pks, version=version)
        except LearningError as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, _("%(n)d people moved.") % {"n": len(moved)})
        return redirect(edit_url(version))
    try:
        rows = move(assignments=pks[:SHOWN], version=version, preview=True)
    except LearningError as refusal:
        messages.error(request, str(refusal.message))
        return redirect(edit_url(version))
    said = _(
        "What they have done goes with them, by the keys of the steps; rounds that are over stay "
        "as they are. These statuses and deadlines change:"
    )
    return ask(
        request, version, title=_("Move people here"), said=said, number=len(pks),
        rows=[row for row in rows if row.changes], button=_("Move all of them"),
    )  # fmt: skip


@require_safe
def preview_rules(request: HttpRequest) -> HttpResponse:
    """What the next sync would do, with the reason of each line; nothing is changed."""
    may(request, AudienceRule, "change")
    lines: list[str] = []

    def keep(line: str) -> None:
        if len(lines) < SHOWN:
            lines.append(line)

    report = sync(dry_run=True, tell=keep)
    context = {"lines": lines, "report": report, "more": report.added + report.released > SHOWN}
    return render(request, "lms/admin/rules_preview.html", context)
