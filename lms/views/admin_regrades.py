"""Grade given answers again, in the Wagtail admin: choose, look at what will happen, confirm."""

import re
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from courses.bank.screens import QuestionScreen
from courses.models import Question, QuestionVersion

from ..models import Regrade
from ..queries.regrades import Preview, answered_versions, attempts_with, people_of
from ..services.regrades import regrade_on
from .regrade_looking import SECONDS, Looking

FULL_POINT = "full"
PAGE_SIZE = 50
NUMBER = re.compile(r"[0-9]{1,18}")


class RegradeForm(forms.Form):
    """Which answers, and by what."""

    old = forms.ModelChoiceField(
        label=gettext_lazy("Answers to"), queryset=QuestionVersion.objects.none(), empty_label=None
    )
    new = forms.ChoiceField(label=gettext_lazy("Grade them by"))

    def __init__(self, question: Question, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(one.pk): one for one in question.versions.order_by("-number")}
        old = self.fields["old"]
        old.queryset = answered_versions(question)
        old.label_from_instance = version_label
        self.fields["new"].choices = [
            *((pk, version_label(one)) for pk, one in self.versions.items()),
            (FULL_POINT, _("the full point for everybody")),
        ]
        if self.versions:
            newest = next(iter(self.versions.values()))
            self.initial = {
                "old": old.queryset.exclude(pk=newest.pk).first() or newest,
                "new": str(newest.pk),
            }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        old, new = cleaned.get("old"), self.versions.get(cleaned.get("new", ""))
        if old and new and old.pk == new.pk:
            self.add_error("new", _("These answers were graded by this version already."))
        elif old and new and old.kind != new.kind:
            self.add_error(
                "new",
                _("This version is of another kind. Please choose the full point for everybody."),
            )
        return cleaned

    @property
    def chosen(self) -> tuple[QuestionVersion, QuestionVersion | None]:
        return self.cleaned_data["old"], self.versions.get(self.cleaned_data["new"])


def version_label(version: QuestionVersion) -> str:
    day = version.created_at.date()
    return _("version %(number)d of %(day)s") % {
        "number": version.number,
        "day": forms.DateField(localize=True).widget.format_value(day),
    }


class RegradeView(QuestionScreen, TemplateView):
    """GET with a choice previews it and writes nothing; POST with the same choice does it."""

    page_title = gettext_lazy("Grade again")
    header_icon = "rotate"
    any_permission_required = ["change"]
    template_name = "lms/admin/regrade.html"

    @cached_property
    def form(self) -> RegradeForm:
        data = self.request.POST if self.request.method == "POST" else self.request.GET
        return RegradeForm(self.question, data if "old" in data else None)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (self.form.is_bound and self.form.is_valid()):
            return super().get(request, *args, **kwargs)
        found = Looking(request, *self.form.chosen).found()
        if not found.is_complete:
            return self.goes_on({"look": "1"}, found.after)
        return self.render_to_response(self.get_context_data(**self.previewed(found)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"form": self.form}

    def goes_on(self, hidden: dict[str, Any], after: int) -> HttpResponse:
        """A page that sends itself, or is sent by its button, until all is done."""
        old, new = self.form.chosen
        attempts = attempts_with(old)
        context = super().get_context_data() | {
            "hidden": {"old": old.pk, "new": new.pk if new else FULL_POINT} | hidden,
            "done": attempts.filter(pk__lte=after).count(),
            "total": attempts.count(),
        }
        return self.response_class(self.request, "lms/admin/regrading.html", context)

    def previewed(self, found: Preview) -> dict[str, Any]:
        old, new = self.form.chosen
        page = Paginator(found.now_passed, PAGE_SIZE).get_page(self.request.GET.get("p"))
        return {
            "preview": found,
            "old": old,
            "new": new,
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "attempts": people_of(page.object_list),
            # Names are for those who may see the list of attempts.
            "shows_names": self.request.user.has_perm("lms.view_quizattempt"),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (self.form.is_bound and self.form.is_valid()):
            return self.render_to_response(self.get_context_data(**kwargs), status=400)
        if "look" in request.POST:
            return self.look_on()
        old, new = self.form.chosen
        after, record = where_it_stopped(request, old, new)
        done = regrade_on(
            old=old, new=new, user=request.user, after=after, record=record, seconds=SECONDS
        )
        if not done.is_complete:
            hidden = {"after": done.after, "record": done.record.pk if done.record else ""}
            return self.goes_on(hidden, done.after)
        Looking(request, old, new).forget()
        messages.success(request, outcome_words(done.record))
        return redirect(reverse("lms_statistics_question", args=[self.question.pk]))

    def look_on(self) -> HttpResponse:
        """The next portion of a long preview."""
        found = Looking(self.request, *self.form.chosen).on()
        if not found.is_complete:
            return self.goes_on({"look": "1"}, found.after)
        chosen = {name: self.request.POST[name] for name in ("old", "new")}
        return redirect(f"{self.request.path}?{urlencode(chosen)}")


def where_it_stopped(
    request: HttpRequest, old: QuestionVersion, new: QuestionVersion | None
) -> tuple[int, Regrade | None]:
    """What the page said about its last portion; whatever else is sent begins anew, harmlessly."""
    after, record = (request.POST.get(name, "") for name in ("after", "record"))
    if not NUMBER.fullmatch(after):
        return 0, None
    own = Regrade.objects.filter(old=old, new=new, user=request.user)
    return int(after), own.filter(pk=record).first() if NUMBER.fullmatch(record) else None


def outcome_words(done: Regrade | None) -> str:
    if done is None:
        return _("Nothing had to be changed: these answers are graded this way already.")
    return ngettext(
        "Graded again: %(answers)d answer has other points now, %(passed)d more passed.",
        "Graded again: %(answers)d answers have other points now, %(passed)d more passed.",
        done.answers_changed,
    ) % {"answers": done.answers_changed, "passed": done.now_passed}
