from . import (
    dates,
    didactics,
    media,
    notices,
    placeholders,
    publishing,
    questions,
    quizzes,
    sources,
    time,
    wording,
)

__all__ = [
    "dates",
    "didactics",
    "media",
    "notices",
    "placeholders",
    "publishing",
    "questions",
    "quizzes",
    "sources",
    "time",
    "wording",
]
