"""Going on with a file that was read in part: what is known already is passed over, not built.

Reading a question is mostly making its body canonical. What is found before – nodes, elements,
notes that wait for the next question – is found again each time, so that the questions after it
come out the same as if the file had been read in one go.
"""

from collections.abc import Iterator, Sequence
from contextvars import ContextVar

from .items import Found, Note

_taken: ContextVar[bool | None] = ContextVar("taken", default=None)
PASSED_OVER = Found(line=1, refusal=Note("-"))


def taken_before() -> bool | None:
    """For a reader, at each question: None says "build it", else whether it was taken over."""
    return _taken.get()


def resumed(questions: Iterator[Found], known: Sequence[bool]) -> Iterator[Found]:
    """The questions after those that are known; `known` says of each whether it was taken over.

    `questions` has to be lazy, and may give anything in place of what is passed over.
    """
    for taken in known:
        token = _taken.set(taken)
        try:
            next(questions, None)
        finally:
            _taken.reset(token)
    yield from questions
