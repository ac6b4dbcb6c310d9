"""What happens in this storey when Wagtail publishes something."""

from typing import Any

from wagtail.models import Revision

from .models import Question
from .services.questions import freeze


def freeze_published_question(sender: type[Question], instance: Question, **kwargs: Any) -> None:
    freeze(question=instance)


def keep_draft_tags(
    sender: type[Question], instance: Question, revision: Revision, **kwargs: Any
) -> None:
    """Tags are no column of the question; without this a published one could never change hers."""
    tags = revision.content.get("draft_tags")
    if tags is not None:
        instance.tags.set(tags)
