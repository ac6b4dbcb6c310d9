"""One bank, small or large, and the visitors who will use it."""

from dataclasses import dataclass

from tqdm import tqdm

from tests.bench.dataset import people
from tests.bench.dataset.build import ensure

from . import crowd, questions

VISITORS = 500


@dataclass(frozen=True)
class Sizes:
    questions: int = questions.FIXED
    attempts: int = 0
    answers: int = 0

    def __str__(self) -> str:
        return f"{self.questions:,} questions, {self.attempts:,} attempts, {self.answers:,} answers"

    @property
    def rows(self) -> int:
        return 2 * (self.questions + self.attempts + VISITORS) + self.answers

    def build(self, bar: tqdm) -> None:
        questions.build_base(bar)
        people.build(VISITORS, bar)
        questions.add_copies(self.questions, bar)
        crowd.build(self.attempts, self.answers, bar)

    def ensure(self) -> bool:
        return ensure(self, self.build, self.rows)
