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


class AttemptExpired(AttemptClosed):
    message = _(
        "The time for this attempt is over. What you had saved was handed in; nothing of it is "
        "lost. This last answer came too late to count."
    )


class AnswerLocked(LearningError):
    message = _("This answer has been checked already. It stays as it is.")


class NothingToCheck(LearningError):
    message = _("Please answer the question first; then it can be checked.")


class QuizClosed(LearningError):
    message = _(
        "This quiz is not open at the moment, so no new attempt can begin. "
        "Your earlier results stay."
    )


class NoAttemptsLeft(LearningError):
    message = _(
        "You have used all attempts at this quiz. If you need another one, please ask the people "
        "who run this course."
    )


class TooEarly(LearningError):
    message = _("The next attempt can't begin yet.")


class RegradeNotPossible(LearningError):
    message = _("Please choose another version of the same question and kind.")


class NobodyToAsk(LearningError):
    message = _("Nobody is named yet who would receive this. Nothing was sent.")


class AskedAlready(LearningError):
    message = _(
        "Your wish was sent within the last day already. It was not sent again, so that you need "
        "not wonder which one counts."
    )


class NotSent(LearningError):
    message = _("The message could not be sent. Please try again later, or write directly.")


class MemberAlready(LearningError):
    message = _("This person is there in this role already. Nothing was changed.")


class EndBeforeStart(LearningError):
    message = _("The last day can't be before the first.")


class LastManager(LearningError):
    message = _(
        "Nobody else manages this organisation. Please name another manager first; then this "
        "person can leave or change the role."
    )


class InvitationNotValid(LearningError):
    message = _(
        "This invitation is not valid: it was used, taken back, or has run out. Please ask the "
        "people who gave it to you for a new one."
    )


class ProgrammeNotReady(LearningError):
    message = _("This programme has no published version, or it is switched off.")


class GivenByRule(LearningError):
    message = _("A rule gives this programme. Please change the rule, or grant an exemption.")


class NotAMember(LearningError):
    message = _("This person does not belong to the organisation at the moment.")


class VersionFrozen(LearningError):
    message = _("This version is published already. Please change a copy of it.")


class VersionIncomplete(LearningError):
    message = _("Please complete the steps of this version first.")


class NotYourStep(LearningError):
    message = _("This step is not part of this programme, or it is fulfilled by a course.")


class DayNotPossible(LearningError):
    message = _("Please choose a day that is not in the future and not before 1990.")
    far = _("Please choose a day within ten years.")
    order = _("The end must be after the beginning.")
    past = _("Please choose a day in the future.")
    before_start = _("The event can't be before the day on which the programme begins.")


class NotLater(LearningError):
    message = _("The new deadline must be later than the one that holds now.")


class NothingToExtend(LearningError):
    message = _("There is no open deadline here.")


class PauseOverlaps(LearningError):
    message = _("There is a pause already in this time.")


class DecidedAlready(LearningError):
    message = _("This has been decided already; nothing was changed.")


class TooOldForScheme(LearningError):
    message = _("This training is older than the scheme allows.")


class TooShortForScheme(LearningError):
    message = _("This training is shorter than the scheme asks.")


class EvidenceUnreadable(LearningError):
    message = _("Please choose a PDF, PNG or JPEG file of at most 2 MB.")


class NotBelowItself(LearningError):
    message = _("An organisation can't stand below itself.")


class ListNotRead(LearningError):
    message = _("Part of this list is still to be read. Please wait until all of it is read.")


class LastAdministrator(LearningError):
    message = _(
        "This is the last account that may administer the site. Please give somebody else that "
        "right first; then this account can be deleted."
    )


class HandedOver(LearningError):
    message = _("The office has been handed over already; nothing was changed.")


class NotTheSuccessor(LearningError):
    message = _("Only the organisation that takes the office over can confirm it.")
