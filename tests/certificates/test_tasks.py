"""Deed: a completion asks for its certificate, and nothing that goes wrong there undoes it."""

import django
import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from certificates.layouts import common_sheet
from certificates.models import Certificate
from certificates.tasks import issue_certificate
from courses.documents import fonts
from courses.documents.fonts import FontMissing
from lms.models import Completion, Enrolment, StepRecord
from lms.services.progress import complete_if_done

pytestmark = pytest.mark.django_db
needs_django_5 = pytest.mark.skipif(
    django.VERSION >= (6,),
    reason="Wagtail 8.0 and django-tasks-db disagree about tasks on Django 6; settings refuse it",
)
DATABASE_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def finished(course, make_learner):
    """An enrolment with every step done, about to be completed."""
    enrolment = Enrolment.objects.create(learner=make_learner(), course=course)
    for step in course.get_children().live():
        StepRecord.objects.create(enrolment=enrolment, step=step, done_at=timezone.now())
    return enrolment


def test_the_immediate_queue_issues_once_after_the_commit(
    finished, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        completion = complete_if_done(enrolment=finished)
        assert not Certificate.objects.exists(), "not inside the transaction"
    assert len(callbacks) == 1
    assert Certificate.objects.get().completion == completion


def test_completing_again_asks_for_nothing(finished, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        complete_if_done(enrolment=finished)
    with django_capture_on_commit_callbacks() as callbacks:
        complete_if_done(enrolment=finished)
    assert callbacks == []


@needs_django_5
def test_the_database_queue_stores_one_job_with_the_completion(finished, settings):
    settings.TASKS = DATABASE_QUEUE
    completion = complete_if_done(enrolment=finished)
    job = DBTaskResult.objects.get()
    assert job.args_kwargs == {"args": [], "kwargs": {"completion_pk": completion.pk}}


@needs_django_5
def test_the_job_goes_when_the_completion_goes(finished, settings):
    settings.TASKS = DATABASE_QUEUE
    with transaction.atomic():
        complete_if_done(enrolment=finished)
        assert DBTaskResult.objects.exists()
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()
    assert not Completion.objects.exists()


def test_a_job_that_runs_twice_issues_once(completion):
    numbers = {issue_certificate.func(completion.pk) for _ in range(2)}
    assert numbers == {Certificate.objects.get().number}


def test_without_fonts_the_completion_stays(
    finished, django_capture_on_commit_callbacks, monkeypatch
):
    def no_fonts(*args):
        raise FontMissing("gone")

    common_sheet.cache_clear()  # whose layout is remembered needs no font
    monkeypatch.setattr(fonts, "font_directory", no_fonts)
    with django_capture_on_commit_callbacks(execute=True):
        complete_if_done(enrolment=finished)
    assert Completion.objects.count() == 1
    assert not Certificate.objects.exists()


def test_the_operator_may_leave_issuing_to_the_sweep(
    finished, settings, django_capture_on_commit_callbacks
):
    settings.CERTIFICATES_ISSUE_ON_COMPLETION = False
    with django_capture_on_commit_callbacks() as callbacks:
        complete_if_done(enrolment=finished)
    assert callbacks == []
