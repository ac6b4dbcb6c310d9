"""What happens in this storey when Wagtail publishes something."""

from typing import Any

from .models import Question
from .services.questions import freeze


def freeze_published_question(sender: type[Question], instance: Question, **kwargs: Any) -> None:
    freeze(question=instance)
