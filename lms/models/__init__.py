from .enrolments import Completion, Enrolment, StepRecord
from .people import Learner
from .quizzes import AttemptAnswer, QuizAttempt

__all__ = ["AttemptAnswer", "Completion", "Enrolment", "Learner", "QuizAttempt", "StepRecord"]
