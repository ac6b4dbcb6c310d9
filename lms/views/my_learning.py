"""My learning: what runs, what is done, and how much."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.models import CatalogPage

from ..panels.completions import completion_panels
from ..queries import my_learning as queries
from ..queries.memberships import belonging
from ..queries.people import learner_of
from .entrance import logged_in


@logged_in
@require_safe
def my_learning(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request.user)
    context = {
        "catalogue": CatalogPage.objects.live().public().first(),
        "learner": learner,
        "belonging": belonging(request.user),
    }
    if learner:
        rows, page = queries.rows(learner, request.GET.get("page"))
        completions = [row.completion for row in rows if row.completion]
        context |= {
            "rows": rows,
            "page_obj": page,
            "totals": queries.totals(learner),
            "panels": completion_panels(request, completions),
        }
    return render(request, "lms/my_learning.html", context)
