"""What certificates does when lms reports something."""

from typing import Any

from lms.models import Completion

from .conf import settings
from .tasks import enqueue_issue


def issue_on_completion(sender: type[Completion], completion: Completion, **kwargs: Any) -> None:
    """Receiver of `lms.signals.completed`: enqueue and return, never render here."""
    if settings.ISSUE_ON_COMPLETION:
        enqueue_issue(completion)
