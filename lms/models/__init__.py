from .allowances import QuizAllowance
from .enrolments import Completion, Enrolment, StepRecord
from .people import Learner
from .quizzes import AttemptAnswer, QuizAttempt
from .regrades import Regrade
from .statistics import ItemTally, OptionTally

__all__ = [
    "AttemptAnswer",
    "Completion",
    "Enrolment",
    "ItemTally",
    "Learner",
    "OptionTally",
    "QuizAllowance",
    "QuizAttempt",
    "Regrade",
    "StepRecord",
]
