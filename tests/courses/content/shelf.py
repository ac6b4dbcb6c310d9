"""The shipped courses as files, and what their outlines demand."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from courses.starter.files import HERE, read_lesson, read_yaml


def outline(name: str) -> dict[str, dict[str, Any]]:
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))


OUTLINE = outline("outline.yaml")
VARIANTS = outline("outline_variants.yaml")
ALL = OUTLINE | VARIANTS


def folder(code: str) -> Path:
    return HERE / code.replace("-", "").lower()


@cache
def course(code: str) -> dict[str, Any]:
    return read_yaml(folder(code) / "course.yaml")


@cache
def lessons(code: str) -> list[tuple[dict[str, Any], str]]:
    """Front matter and Markdown of each lesson, in order."""
    return [read_lesson(folder(code) / name) for name in course(code)["lessons"]]


@cache
def quiz(code: str) -> dict[str, Any]:
    return read_yaml(folder(code) / course(code)["quiz"])


def visible(code: str) -> list[str]:
    """Everything of a course that a learner reads."""
    told = [str(value) for key, value in course(code).items() if key not in {"lessons", "quiz"}]
    told += [f"{front['title']}\n{front['summary']}\n{body}" for front, body in lessons(code)]
    return told + [yaml.safe_dump(quiz(code), allow_unicode=True)]
