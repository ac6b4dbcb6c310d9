"""What somebody leaves in the tables of Wagtail, allauth and the queue."""

import datetime as dt
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import APIToken, Comment, CommentReply, UploadedFile
from wagtail.users.models import UserProfile

from certificates.models import Certificate
from courses.models import CoursePage
from lms.models import QuizAllowance

OTHER = "kira.privat@kanarie.example"


def leave_traces(user: Any, page: CoursePage) -> None:
    accounts(user)
    sessions(user)
    editing(user, page)
    queue()


def accounts(user: Any) -> None:
    for email, primary in ((user.email, True), (OTHER, False)):
        address = EmailAddress.objects.create(user=user, email=email, primary=primary)
        EmailConfirmation.objects.create(email_address=address, key=email[:10])
    Authenticator.objects.create(user=user, type="totp", data={"secret": "kanarie"})


def sessions(user: Any) -> None:
    """Two browsers that are logged in, and one that asked for a new password."""
    for _browser in range(2):
        Client().force_login(user)
    anonymous = SessionStore()
    anonymous["account_reset"] = {"email": OTHER.title()}
    anonymous.save()


def editing(user: Any, page: CoursePage) -> None:
    log(instance=user, action="wagtail.edit", user=user)
    log(instance=QuizAllowance.objects.get(learner=user.learner), action="wagtail.create")
    log(instance=page, action="wagtail.edit", user=user)
    comment = Comment.objects.create(
        page=page, user=user, text="Kanarie fragt", contentpath="title"
    )
    CommentReply.objects.create(comment=comment, user=user, text="Kira antwortet")
    comment.log_create(page_revision=None, user=user)
    reply = comment.replies.get()
    reply.log_create(page_revision=None, user=None)
    revision = page.specific.save_revision(user=user)
    revision.content["wagtail_admin_comments"] = [
        {"pk": comment.pk, "user": user.pk, "text": "Kanarie fragt", "replies": []},
        {"pk": 77, "user": None, "text": "bleibt", "replies": [
            {"pk": 8, "user": user.pk, "text": "Kira antwortet"}]},
    ]  # fmt: skip
    revision.save()
    APIToken.objects.create(user=user, name="Kiras Werkzeug", key_hash="a" * 64, prefix="abc")
    profile, _created = UserProfile.objects.get_or_create(user=user)
    profile.avatar.save("kanarie.png", ContentFile(b"Bild von Kira"))
    upload = UploadedFile(for_content_type=content_type(page), uploaded_by_user=user)
    upload.file.save("kanarie.csv", ContentFile(b"Datei von Kira"))
    forms = apps.get_model("wagtailadmin", "FormState")
    forms.objects.create(
        user=user,
        data={"title": "Kanarie"},
        content_type=content_type(page),
        last_updated_at=timezone.now(),
    )


def content_type(page: CoursePage) -> Any:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(page)


def queue() -> None:
    """A job that failed while her certificate was made; the error names her."""
    jobs = apps.get_model("django_tasks_database", "DBTaskResult")
    completion = Certificate.objects.get().completion_id
    jobs.objects.create(
        task_path="certificates.tasks.issue_certificate",
        args_kwargs={"args": [], "kwargs": {"completion_pk": completion}},
        status="FAILED",
        backend_name="default",
        run_after=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        traceback="NameNotPrintable: Kira Kanarienvogel",
    )
