"""What the verbs of this storey refuse, each with a message fit to be shown to a person."""

from django.utils.translation import gettext_lazy as _


class LearningError(Exception):
    """A rule said no; `message` tells the person what to do."""

    message = _("That did not work. Please try again.")

    def __init__(self, message: object = None) -> None:
        super().__init__(message or self.message)
        if message:
            self.message = message


class CourseNotAvailable(LearningError):
    message = _("This course is not available at the moment.")


class QuizNotReady(LearningError):
    message = _("This quiz has no published questions yet. Please try again later.")


class AttemptClosed(LearningError):
    message = _("This attempt has been handed in already; nothing was changed.")
