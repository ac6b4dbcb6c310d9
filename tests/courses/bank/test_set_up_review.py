"""`manage.py set_up_review` gives a site its independent review."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Workflow

from courses.models import IndependentReview, Question


def test_questions_and_courses_get_a_review_once(p1, capsys):
    for _time in range(2):
        call_command("set_up_review", group=["Moderators"])
    assert Question(reference="X").get_workflow().name in capsys.readouterr().out
    assert p1.get_workflow().workflow_tasks.get().task.specific.groups.get().name == "Moderators"
    assert IndependentReview.objects.count() == 2
    assert (
        Workflow.objects.filter(workflow_tasks__task__in=IndependentReview.objects.all()).count()
        == 2
    )


def test_an_unknown_group_is_named(p1):
    with pytest.raises(CommandError, match="Niemand"):
        call_command("set_up_review", group=["Niemand"])
