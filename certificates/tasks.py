"""Issuing as a job, and how the job is put in line."""

from functools import partial

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from lms.models import Completion

from .services.issue import issue

try:
    from django_tasks_db import DatabaseBackend
except ImportError:  # the queue of the host is another one
    DatabaseBackend = None


@task()
def issue_certificate(completion_pk: int) -> str:
    """Idempotent: a job that runs twice finds the certificate of the first run."""
    completion = Completion.objects.select_related(
        "enrolment__learner__user", "enrolment__course__provider"
    ).get(pk=completion_pk)
    return issue(completion=completion).number


def enqueue_issue(completion: Completion) -> None:
    """Put the job in line so that it exists exactly if the completion does.

    The database queue stores it in the transaction of the completion. Every other queue waits for
    the commit: the immediate one would render inside the write lock, and a queue elsewhere would
    look for a row that is not there yet. `robust`, because the learner's answer must not fail
    over a queue; `certificates_issue_missing` finds what got lost.
    """
    if DatabaseBackend and isinstance(issue_certificate.get_backend(), DatabaseBackend):
        issue_certificate.enqueue(completion_pk=completion.pk)
    else:
        enqueue = partial(issue_certificate.enqueue, completion_pk=completion.pk)
        transaction.on_commit(enqueue, robust=True)


def forget_jobs(completions: QuerySet[Completion]) -> None:
    """Jobs of these completions: those in line would look for rows that are gone."""
    if not apps.is_installed("django_tasks_db"):
        return
    keys = list(completions.values_list("pk", flat=True))
    jobs = apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(
        task_path=issue_certificate.module_path
    )
    jobs.filter(args_kwargs__kwargs__completion_pk__in=keys).delete()
