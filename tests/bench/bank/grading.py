"""Grading a paper of ten questions, without any database."""

from courses.grading import grade, passed, total
from courses.models import QuestionVersion
from courses.questions.registry import KINDS

from .clock import Versus, versus
from .dataset.questions import FIXED

MILLISECONDS = 2.0
ROUNDS, TIMES = 9, 200


def measure() -> Versus:
    """Against a loop that only compares each response with the key."""
    bodies = [version.body for version in QuestionVersion.objects.order_by("pk")[:FIXED]]
    paper = [(body, KINDS[body["kind"]].key(body)) for body in bodies]

    def ours() -> bool:
        return passed(total([grade(body, response) for body, response in paper]), 80)

    keys = [KINDS[body["kind"]].key(body) for body in bodies]

    def bare() -> bool:
        right = [response == key for (_body, response), key in zip(paper, keys, strict=True)]
        return sum(right) * 100 >= 80 * len(right)

    if not (ours() and bare()):
        raise RuntimeError("The key of a question is not graded as right.")
    return versus("grade ten questions ÷ ten comparisons", ours, bare, rounds=ROUNDS, times=TIMES)
