"""What the rules look at: plain data, newest draft first, no queries behind any attribute."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from .streams import Block, plain, texts_of


@dataclass(frozen=True)
class ContactFacts:
    pk: int
    name: str
    last_checked: dt.date


@dataclass(frozen=True)
class QuestionFacts:
    """`body` is the newest version, or the draft's sketch; `pictures` the raw picture blocks."""

    pk: int
    reference: str
    kind: str
    live: bool
    retired: bool
    body: dict[str, Any]
    pictures: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class StepFacts:
    pk: int
    title: str
    live: bool
    minutes: int


@dataclass(frozen=True)
class LessonFacts(StepFacts):
    notice_level: int = 0
    summary: str = ""
    blocks: tuple[Block, ...] = ()
    legal_as_of: dt.date | None = None
    figures_as_of: dt.date | None = None
    sources: str = ""

    def of_kind(self, kind: str) -> list[Block]:
        return [block for block in self.blocks if block.kind == kind]

    @cached_property
    def words(self) -> int:
        """Words a reader sees, without the summary."""
        return sum(len(block.text.split()) for block in self.blocks)


@dataclass(frozen=True)
class QuizFacts(StepFacts):
    intro: str = ""
    shuffle_options: bool = True
    questions: tuple[QuestionFacts, ...] = ()
    draws: int = 0
    # A sentence for each draw, or set of draws, that the bank cannot fill.
    shortfalls: tuple[str, ...] = ()


@dataclass(frozen=True)
class CourseFacts:
    pk: int
    title: str
    live: bool
    today: dt.date
    code: str = ""
    description: str = ""
    objectives: tuple[str, ...] = ()
    audience: str = ""
    closing: str = ""
    units: Decimal = Decimal(1)
    notice_level: int = 0
    legal_as_of: dt.date | None = None
    review_due: dt.date | None = None
    with_survivors: bool = False
    has_provider: bool = False
    has_topics: bool = False
    lessons: tuple[LessonFacts, ...] = ()
    quizzes: tuple[QuizFacts, ...] = ()
    stale_contacts: tuple[ContactFacts, ...] = field(default=())

    @property
    def steps(self) -> tuple[StepFacts, ...]:
        return (*self.lessons, *self.quizzes)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Field and plain text of everything learners read on the course's own page."""
        named = {
            "title": self.title,
            "description": self.description,
            "audience": self.audience,
            "closing": self.closing,
            "objectives": " ".join(self.objectives),
        }
        return [(name, plain(text)) for name, text in named.items()]


def lesson_texts(lesson: LessonFacts) -> list[tuple[str, str]]:
    """Anchor and plain text of everything learners read in a lesson."""
    own = [("title", plain(lesson.title)), ("summary", plain(lesson.summary))]
    return own + [(block.anchor, block.text) for block in lesson.blocks]


def question_text(question: QuestionFacts) -> str:
    return " ".join(plain(text) for text in texts_of(question.body))
