"""The shipped courses as files, and what their outlines demand."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from courses.starter.files import HERE, read_lesson, read_yaml

OUTLINE: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "outline.yaml").read_text(encoding="utf-8")
)


@cache
def course(code: str) -> dict[str, Any]:
    return read_yaml(HERE / code.lower() / "course.yaml")


@cache
def lessons(code: str) -> list[tuple[dict[str, Any], str]]:
    """Front matter and Markdown of each lesson, in order."""
    return [read_lesson(HERE / code.lower() / name) for name in course(code)["lessons"]]


@cache
def quiz(code: str) -> dict[str, Any]:
    return read_yaml(HERE / code.lower() / course(code)["quiz"])


def visible(code: str) -> list[str]:
    """Everything of a course that a learner reads."""
    told = [str(value) for key, value in course(code).items() if key not in {"lessons", "quiz"}]
    told += [f"{front['title']}\n{front['summary']}\n{body}" for front, body in lessons(code)]
    return told + [yaml.safe_dump(quiz(code), allow_unicode=True)]
