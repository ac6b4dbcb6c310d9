"""Find and read the shipped files."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .markdown import StarterError

HERE = Path(__file__).parent


def read_yaml(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise StarterError(f"{path.name}: {error}") from error


def vocabulary(name: str) -> list[dict[str, Any]]:
    """The entries of `vocabulary/<name>.yaml`."""
    return read_yaml(HERE / "vocabulary" / f"{name}.yaml")


def course_folders() -> list[Path]:
    """One folder per shipped course, by name."""
    return sorted(path.parent for path in HERE.glob("*/course.yaml"))


def read_lesson(path: Path) -> tuple[dict[str, Any], str]:
    """Front matter and Markdown body of a lesson file."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        raise StarterError(f"{path.name}: front matter is missing")
    front, _mark, body = text[4:].partition("\n---\n")
    return yaml.safe_load(front), body


def owner_of(entry: dict[str, Any], topic: str) -> tuple[dict[str, Any], str]:
    """A question as it is written out, and the topic of that course.

    A variant names questions of another course by their reference only: "P1-Q01" is in `p1`.
    """
    if "kind" in entry:
        return entry, topic
    reference = entry["reference"]
    code = re.match(r"[A-Za-z0-9]+(?=-)", reference)
    folder = HERE / code[0].lower() if code else HERE
    if folder not in course_folders():
        raise StarterError(f"no course has the question {reference}")
    written, owner = written_out(folder)
    if reference not in written:
        raise StarterError(f"no course has the question {reference}")
    return written[reference], owner


@cache
def written_out(folder: Path) -> tuple[dict[str, dict[str, Any]], str]:
    """The questions a course writes out, by reference, and its first topic."""
    entries = read_yaml(folder / "quiz.yaml")["questions"]
    topic = read_yaml(folder / "course.yaml")["topics"][0]
    return {entry["reference"]: entry for entry in entries if "kind" in entry}, topic
