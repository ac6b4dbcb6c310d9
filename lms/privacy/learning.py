"""What lms holds of people. Children stand before parents: in this order rows are deleted."""

from django.utils.translation import gettext_lazy as _

from .register import Erase, Record

LEARNER = "learner__user"
ENROLLED = "enrolment__learner__user"
ASSIGNED = "assignment__learner__user"
LEARNING = _("to learn, and to prove it")
QUIZZES = _("to grade quizzes")
DUTIES = _("to fulfil duties an organisation has given")
MAILS = _("so that no mail goes out twice")
ARRANGED = {"of": ASSIGNED, "purpose": DUTIES}
DECIDED = ("assignment", "by")  # who confirmed it is somebody else's business

RECORDS = (
    Record(
        "lms.AttemptAnswer",
        of="attempt__enrolment__learner__user",
        purpose=QUIZZES,
        given=("position", "response", "fraction", "checked_at"),
        kept_back=("attempt", "version", "lesson", "order", "graded_as"),
        how_long=_("some weeks after handing in"),
        stays=_("Statistics of questions: sums that name nobody and lead back to nobody."),
    ),
    Record(
        "lms.QuizAttempt",
        of=ENROLLED,
        purpose=QUIZZES,
        given=("quiz", "number", "started_at", "submitted_at", "score", "passed", "timed_out"),
        kept_back=("uuid", "enrolment", "pass_mark", "deadline", "accepted_until"),
    ),
    Record(
        "lms.QuizAllowance",
        of=LEARNER,
        purpose=_("to make quizzes possible for everybody"),
        given=("quiz", "extra_attempts", "extra_minutes", "no_time_limit", "no_waiting"),
        kept_back=("learner",),
    ),
    Record(
        "lms.StepRecord",
        of=ENROLLED,
        purpose=LEARNING,
        given=("step", "done_at"),
        kept_back=("enrolment",),
    ),
    Record(
        "lms.Completion",
        of=ENROLLED,
        purpose=LEARNING,
        given=(
            "completed_at",
            "course_version",
            "units",
            "refresh_on",
            "refresh_is_binding",
            "enrolment",
        ),
        kept_back=("uuid",),
    ),
    Record(
        "lms.Enrolment",
        of=LEARNER,
        purpose=LEARNING,
        given=("course", "cycle", "source", "group", "enrolled_at"),
        kept_back=("learner",),
    ),
    Record(
        "lms.Evidence",
        of="recognition__learner__user",
        purpose=_("to decide about a training done elsewhere"),
        given=("media_type", "uploaded_at"),
        kept_back=("recognition", "content"),
        how_long=_("until it is decided, some weeks at most"),
    ),
    Record(
        "lms.Recognition",
        of=LEARNER,
        purpose=_("to count trainings done elsewhere"),
        given=(
            "organisation",
            "title",
            "provider_name",
            "held_on",
            "units",
            "scheme",
            "proposed_at",
            "accepted",
            "decided_at",
        ),
        kept_back=("learner", "assignment", "step", "proposed_by", "decided_by"),
    ),
    Record(
        "lms.StepFulfilment",
        given=("step", "on", "at", "withdrawn_at"),
        kept_back=DECIDED,
        **ARRANGED,
    ),
    Record(
        "lms.Extension",
        given=("cycle", "until", "at", "withdrawn_at"),
        kept_back=DECIDED,
        **ARRANGED,
    ),
    Record(
        "lms.Pause",
        given=("from_on", "until_on", "at", "withdrawn_at"),
        kept_back=DECIDED,
        **ARRANGED,
    ),
    Record(
        "lms.Exemption",
        given=("step", "from_on", "until_on", "at", "withdrawn_at"),
        kept_back=DECIDED,
        **ARRANGED,
    ),
    Record(
        "lms.TemporaryFulfilment",
        given=("from_on", "until_on", "at", "withdrawn_at"),
        kept_back=DECIDED,
        **ARRANGED,
    ),
    Record(
        "lms.Reminder",
        of="period__assignment__learner__user",
        purpose=MAILS,
        given=("kind", "day", "sent_at"),
        kept_back=("period", "claimed_at", "handed_at"),
    ),
    Record(
        "lms.Period",
        given=("cycle", "opens_on", "due_on", "begun_on", "fulfilled_on", "valid_until"),
        kept_back=("assignment", "version", "baseline_on", "overdue_on", "next_due_on"),
        **ARRANGED,
    ),
    Record(
        "lms.Assignment",
        of=LEARNER,
        purpose=DUTIES,
        given=(
            "programme",
            "organisation",
            "group",
            "assigned_at",
            "occasion",
            "starts_on",
            "due_from",
            "event_on",
            "released_on",
        ),
        kept_back=("learner", "version", "rule", "membership", "assigned_by", "released_at"),
    ),
    Record(
        "lms.Membership",
        of=LEARNER,
        purpose=_("to belong to an organisation"),
        given=(
            "organisation",
            "role",
            "group",
            "known_as",
            "entered_on",
            "left_on",
            "confirmed_at",
        ),
        kept_back=("learner", "told_at"),
    ),
    Record(
        "lms.Look",
        of=LEARNER,
        purpose=_("so that you can see who looked at your state"),
        given=("organisation", "looker", "day", "way"),
        kept_back=("learner",),
    ),
    Record(
        "lms.Digest",
        of=LEARNER,
        purpose=MAILS,
        given=("organisation", "week", "sent_at"),
        kept_back=("learner", "claimed_at", "handed_at"),
    ),
    Record(
        "lms.OfficeLetter",
        of=LEARNER,
        purpose=MAILS,
        given=("office", "day", "sent_at"),
        kept_back=("learner", "claimed_at", "handed_at"),
    ),
    Record(
        "lms.ReminderChoice",
        of=LEARNER,
        purpose=_("to send you only the mails you want"),
        given=("no_voluntary",),
        kept_back=("learner", "feed_digest"),
    ),
    Record(
        "lms.Learner",
        of="user",
        purpose=LEARNING,
        given=("name", "groups", "federal_state", "neutral_titles", "created_at"),
        kept_back=("user",),
        called=_("learning profile"),
    ),
    Record(
        "lms.MemberUpload",
        of="",
        purpose=_("to take over a list of members"),
        kept_back=("source", "content", "is_workbook", "delimiter", "lines"),
        how_long=_("until all of the list is read, thirty days at most"),
        erase=Erase.OWN,
    ),
    Record(
        "lms.MemberRow",
        of="",
        purpose=_("to take over a list of members"),
        kept_back=(
            "source",
            "line",
            "email",
            "name",
            "organisation",
            "role",
            "group",
            "entered_on",
            "left_on",
            "outcome",
            "refusal",
            "is_done",
        ),
        how_long=_("thirty days at most"),
        erase=Erase.OWN,
    ),
    Record(
        "lms.Erasure",
        of="",
        purpose=_("so that an erasure that was interrupted is finished"),
        kept_back=("account", "asked_by", "asked_at", "done_at"),
        how_long=_("for good; it holds the number of an account that is gone"),
        erase=Erase.OWN,
        stays=_("That an account with a number was erased, and when; without a name."),
    ),
)
