"""Verbs of the review: what is written goes live only after somebody else has looked at it."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext
from wagtail.models import Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from ..models import CatalogPage, IndependentReview, Question


@transaction.atomic
def ensure_question_review(*, groups: Iterable[Group]) -> Workflow:
    """Give questions a workflow with one independent review by `groups`; again changes nothing.

    A workflow that somebody has chosen for questions already stays as it is.
    """
    content_type = ContentType.objects.get_for_model(Question)
    chosen = WorkflowContentType.objects.filter(content_type=content_type).first()
    if chosen:
        return chosen.workflow
    workflow = reviewed_workflow(gettext("Questions: independent review"), groups)
    WorkflowContentType.objects.create(workflow=workflow, content_type=content_type)
    return workflow


@transaction.atomic
def ensure_course_review(*, catalogue: CatalogPage, groups: Iterable[Group]) -> Workflow:
    """Give the courses below `catalogue` a workflow with an independent review by `groups`.

    Again changes nothing; a workflow that somebody has chosen for the catalogue itself stays. One
    that it inherits from a page above, as Wagtail ships it, is replaced for the catalogue only.
    """
    chosen = WorkflowPage.objects.filter(page=catalogue).select_related("workflow").first()
    if chosen:
        return chosen.workflow
    workflow = reviewed_workflow(gettext("Courses: independent review"), groups)
    WorkflowPage.objects.create(workflow=workflow, page=catalogue)
    return workflow


def reviewed_workflow(name: str, groups: Iterable[Group]) -> Workflow:
    """A workflow of one independent review."""
    workflow = Workflow.objects.create(name=name)
    task = IndependentReview.objects.create(name=gettext("Independent review"))
    task.groups.set(groups)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
