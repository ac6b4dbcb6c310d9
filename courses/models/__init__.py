from .catalogue import CatalogPage, CoursePage
from .glossary import GlossaryTerm
from .handouts import Handout
from .imports import ImportedPicture, ImportedQuestion, QuestionImport, UploadedFile
from .questions import Question, QuestionVersion
from .quiz_settings import Moment
from .quizzes import QuizPage, QuizPool, QuizQuestion
from .reviews import IndependentReview
from .starter import StarterRecord
from .steps import LessonPage
from .vocabulary import ContactPoint, GroupDepth, ProfessionalGroup, Provider, Topic

__all__ = [
    "CatalogPage",
    "ContactPoint",
    "CoursePage",
    "GlossaryTerm",
    "GroupDepth",
    "Handout",
    "ImportedPicture",
    "ImportedQuestion",
    "IndependentReview",
    "LessonPage",
    "Moment",
    "ProfessionalGroup",
    "Provider",
    "Question",
    "QuestionImport",
    "QuestionVersion",
    "QuizPage",
    "QuizPool",
    "QuizQuestion",
    "StarterRecord",
    "Topic",
    "UploadedFile",
]
