"""The employer's dashboard: what runs here, what is due soon, and members × steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses.models import ProfessionalGroup

from ..boards.tables import lines, name_of
from ..models import Look, Organisation, Programme, ProgrammeStep
from ..queries import duties
from ..queries.duties import Board, Filters
from ..rules.periods import Status
from ..services.looks import record
from .organisation_entrance import manager_only

STATES = [one for one in Status if one != Status.OTHERWISE]
DAYS = (7, 30, 90)
PRINTED = 500  # people in one print view


@manager_only
@require_safe
def overview(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Programmes that run here with their numbers, and whose deadlines are near."""
    near = duties.due_soon(organisation)
    record(
        organisation=organisation,
        looker=request.user,
        learners=[row.assignment.learner_id for row in near],
        way=Look.Way.SCREEN,
    )
    context = {
        "organisation": organisation,
        "programmes": duties.programmes_of(organisation),
        "today": timezone.localdate(),
        "near": [(name_of(row.assignment), row) for row in near],
    }
    return render(request, "lms/organisation/overview.html", context)


def programme_of(found: Board, organisation: Organisation, pk: int) -> Programme:
    """It came along with the rows; asked for only if there are none."""
    if found.rows:
        return found.rows[0].assignment.programme
    return programme_or_404(organisation, pk)


def programme_or_404(organisation: Organisation, pk: int) -> Programme:
    """A programme that runs here; others, and those of other organisations, do not exist."""
    here = duties.running(organisation).filter(programme=pk).values("programme")
    return get_object_or_404(Programme, pk__in=here)


def filters_in(data: QueryDict) -> Filters:
    """The filters of an address; what makes no sense counts as not given."""
    status, group, days = (data.get(name, "") for name in ("stand", "gruppe", "tage"))
    return Filters(
        status=status if status in Status.values else "",
        group=int(group) if group.isascii() and group.isdigit() and len(group) <= 18 else None,
        search=data.get("q", "").replace("\x00", "").strip()[:100],
        due_within=int(days) if days in {str(number) for number in DAYS} else None,
    )


@manager_only
@require_safe
def board(request: HttpRequest, organisation: Organisation, programme_pk: int) -> HttpResponse:
    context = shown(request, organisation, programme_pk, per_page=50, way=Look.Way.SCREEN)
    groups = ProfessionalGroup.objects.filter(is_active=True).order_by("label")
    steps = context["steps"]
    context |= {
        "states": STATES,
        "days": DAYS,
        "groups": groups,
        "by_hand": any(one.kind != ProgrammeStep.Kind.COURSE for one in steps),
        "before_event": any(one.before_event for one in steps),
    }
    return render(request, "lms/organisation/board.html", context)


@manager_only
@require_safe
def printed(request: HttpRequest, organisation: Organisation, programme_pk: int) -> HttpResponse:
    """For an audit: the whole list with its day, on paper; long lists are cut into parts."""
    context = shown(request, organisation, programme_pk, per_page=PRINTED, way=Look.Way.PRINT)
    return render(request, "lms/organisation/print.html", context)


def shown(
    request: HttpRequest, organisation: Organisation, programme_pk: int, *, per_page: int, way: str
) -> dict[str, Any]:
    """A page of the board; whose rows it shows is written down."""
    filters = filters_in(request.GET)
    found = duties.board(
        organisation,
        programme=Programme(pk=programme_pk),
        filters=filters,
        page=request.GET.get("page"),
        per_page=per_page,
    )
    programme = programme_of(found, organisation, programme_pk)
    learners = [row.assignment.learner_id for row in found.rows]
    record(organisation=organisation, looker=request.user, learners=learners, way=way)
    others = request.GET.copy()
    others.pop("page", None)
    return {
        "organisation": organisation,
        "programme": programme,
        "steps": found.steps,
        "lines": list(lines(found.rows, found.steps)),
        "page_obj": found.page_obj,
        "filters": filters,
        "querystring": others.urlencode(),
        "now": timezone.localtime(),
    }
