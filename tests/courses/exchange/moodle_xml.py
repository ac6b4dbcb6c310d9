"""Short words for writing Moodle XML by hand and reading what became of it."""

from pathlib import Path

from courses.exchange.items import Found
from courses.exchange.moodle import read

FIXTURES = Path(__file__).with_name("fixtures") / "moodle"
PROMPT = "<questiontext format='html'><text>Was?</text></questiontext>"


def quiz(*questions: str) -> bytes:
    return f"<?xml version='1.0' encoding='UTF-8'?><quiz>{''.join(questions)}</quiz>".encode()


def question(kind: str, *parts: str, prompt: str = PROMPT) -> str:
    return f"<question type='{kind}'><name><text>N</text></name>{prompt}{''.join(parts)}</question>"


def asking(html: str, *files: str, style: str = "html") -> str:
    text = f"<text><![CDATA[{html}]]></text>"
    return f"<questiontext format='{style}'>{text}{''.join(files)}</questiontext>"


def answer(fraction: object, text: str, *parts: str, feedback: str = "") -> str:
    said = f"<feedback><text>{feedback}</text></feedback>" if feedback else ""
    return f"<answer fraction='{fraction}'><text>{text}</text>{said}{''.join(parts)}</answer>"


def one(*written: str) -> Found:
    """What became of the only question."""
    (found,) = read(quiz(*written))
    return found


def notes(found: Found) -> list[str]:
    return [str(note) for note in found.notes]


def fixture(name: str) -> list[Found]:
    return read((FIXTURES / name).read_bytes(), name=name)
