"""Which programmes an organisation asks for, and of whom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ..exceptions import LearningError
from ..forms.organisations import AudienceForm
from ..models import AudienceRule, Organisation
from ..queries.programmes_on_offer import on_offer
from ..services import audiences as services
from .organisation_entrance import manager_only


@manager_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    posted = request.method == "POST"
    form = AudienceForm(request.POST if posted else None, programmes=on_offer(organisation))
    if posted and form.is_valid():
        try:
            _rule, report = services.assign_to_all(organisation=organisation, **form.cleaned_data)
        except LearningError as refusal:
            form.add_error("programme", str(refusal.message))
        else:
            told = ngettext(
                "%(count)s person has the programme now.",
                "%(count)s people have the programme now.",
                report.added,
            )
            messages.success(request, told % {"count": report.added})
            return redirect("lms:organisation", pk=organisation.pk)
    context = {"organisation": organisation, "form": form, "rules": own_rules(organisation)}
    return render(request, "lms/organisation/audiences.html", context)


def own_rules(organisation: Organisation) -> list[AudienceRule]:
    rules = AudienceRule.objects.filter(
        organisation__path__startswith=organisation.path, is_active=True
    )
    found = rules.select_related("programme", "organisation").prefetch_related("groups")
    return list(found.order_by("programme__title", "pk"))


@manager_only
@require_POST
def stop(request: HttpRequest, organisation: Organisation, rule_pk: int) -> HttpResponse:
    rules = AudienceRule.objects.filter(organisation__path__startswith=organisation.path)
    services.stop(rule=get_object_or_404(rules, pk=rule_pk))
    messages.success(request, _("It is no longer asked for. What people have done stays theirs."))
    return redirect("lms:audiences", pk=organisation.pk)
