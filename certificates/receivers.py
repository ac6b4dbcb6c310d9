"""What certificates does when lms reports something."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from lms.models import Completion, Erasure, Learner

from .conf import settings
from .models import Certificate
from .services.erase import erase
from .storage import certificate_storage
from .tasks import enqueue_issue, forget_jobs


def issue_on_completion(sender: type[Completion], completion: Completion, **kwargs: Any) -> None:
    """Receiver of `lms.signals.completed`: enqueue and return, never render here."""
    if settings.ISSUE_ON_COMPLETION:
        enqueue_issue(completion)


def erase_certificates(
    sender: type[Erasure], user: AbstractBaseUser, learner: Learner | None, **kwargs: Any
) -> None:
    """Receiver of `lms.signals.erasing`: of each certificate an entry without a name stays.

    The file goes before its row does: killed in between, the next run finds it by the row.
    """
    completions = Completion.objects.filter(enrolment__learner=learner)
    for certificate in Certificate.objects.filter(completion__in=completions).order_by("pk"):
        certificate_storage().delete(certificate.pdf.name)
        erase(certificate=certificate, by=None)
    forget_jobs(completions)
