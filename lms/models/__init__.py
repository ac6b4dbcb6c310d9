from .allowances import QuizAllowance
from .enrolments import Completion, Enrolment, StepRecord
from .invitations import Invitation
from .looks import Look
from .member_imports import MemberImport, MemberRow
from .networks import Network, NetworkMember, NetworkOffice
from .organisations import Membership, Organisation
from .people import Learner
from .quizzes import AttemptAnswer, QuizAttempt
from .regrades import Regrade
from .statistics import ItemTally, OptionTally

__all__ = [
    "AttemptAnswer",
    "Completion",
    "Enrolment",
    "Invitation",
    "ItemTally",
    "Learner",
    "Look",
    "MemberImport",
    "MemberRow",
    "Membership",
    "Network",
    "NetworkMember",
    "NetworkOffice",
    "OptionTally",
    "Organisation",
    "QuizAllowance",
    "QuizAttempt",
    "Regrade",
    "StepRecord",
]
