"""Find and read the shipped files."""

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
