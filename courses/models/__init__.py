from .catalogue import CatalogPage, CoursePage
from .questions import Question, QuestionVersion
from .starter import StarterRecord
from .steps import LessonPage, QuizPage, QuizQuestion
from .vocabulary import ContactPoint, GroupDepth, ProfessionalGroup, Provider, Topic

__all__ = [
    "CatalogPage",
    "ContactPoint",
    "CoursePage",
    "GroupDepth",
    "LessonPage",
    "ProfessionalGroup",
    "Provider",
    "Question",
    "QuestionVersion",
    "QuizPage",
    "QuizQuestion",
    "StarterRecord",
    "Topic",
]
