"""What lms shows on a question's overview in the admin."""

from typing import Any

from django.http import HttpRequest

from courses.bank.panels import QuestionPanel
from courses.models import Question

from ..queries.item_reports import question_figures
from ..rules.statistics import MINIMUM, Figures


def add_statistics_panel(panels: list[Any], request: HttpRequest, question: Question) -> None:
    """Figures in short and the way to more, for those who may change questions."""
    if not request.user.has_perm("courses.change_question"):
        return
    found = question_figures(Question.objects.filter(pk=question.pk))
    context = {
        "question": question,
        "figures": found.get(question.pk, Figures()),
        "minimum": MINIMUM,
    }
    panels.append(QuestionPanel(template="lms/admin/statistics_panel.html", context=context))
