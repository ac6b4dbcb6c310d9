from .allowances import QuizAllowance
from .arrangements import Exemption, Extension, Pause, StepFulfilment, TemporaryFulfilment
from .assignments import Assignment, Period
from .audiences import AudienceRule
from .enrolments import Completion, Enrolment, StepRecord
from .erasures import Erasure
from .handovers import HandoverPoint, HandoverTick, ReportOpening
from .invitations import Invitation
from .looks import Look
from .member_imports import MemberImport, MemberRow, MemberUpload
from .networks import Network, NetworkMember, NetworkOffice
from .obligations import Obligation
from .organisations import Membership, Organisation
from .people import Learner
from .programmes import Programme, ProgrammeStep, ProgrammeVersion, StepCourse
from .quizzes import AttemptAnswer, QuizAttempt
from .recognitions import Evidence, Recognition, RecognitionScheme
from .regrades import Regrade
from .reminders import Digest, OfficeLetter, Reminder, ReminderChoice
from .statistics import ItemTally, OptionTally

__all__ = [
    "Assignment",
    "AttemptAnswer",
    "AudienceRule",
    "Completion",
    "Digest",
    "Enrolment",
    "Erasure",
    "Evidence",
    "Exemption",
    "Extension",
    "HandoverPoint",
    "HandoverTick",
    "Invitation",
    "ItemTally",
    "Learner",
    "Look",
    "MemberImport",
    "MemberUpload",
    "MemberRow",
    "Membership",
    "Network",
    "NetworkMember",
    "NetworkOffice",
    "Obligation",
    "OfficeLetter",
    "OptionTally",
    "Organisation",
    "Pause",
    "Period",
    "Programme",
    "ProgrammeStep",
    "ProgrammeVersion",
    "QuizAllowance",
    "QuizAttempt",
    "Recognition",
    "RecognitionScheme",
    "Regrade",
    "Reminder",
    "ReminderChoice",
    "ReportOpening",
    "StepCourse",
    "StepFulfilment",
    "StepRecord",
    "TemporaryFulfilment",
]
