"""Paths of question categories: `$course$/top/Recht/SGB VIII`; a slash in a name is doubled."""

import re
from collections.abc import Sequence

# As in Moodle's own `split_category_path`.
SLASH = re.compile(r"(?<!/)/(?!/)")
CONTEXT = re.compile(r"\$[a-z0-9]+\$", re.IGNORECASE)
ESCAPE = re.compile(r"\\([~=#{}:\\])")
MAX_NAME = 200
MAX_DEPTH = 20


def split_path(path: str) -> tuple[str, ...]:
    names = [name.strip().replace("//", "/") for name in SLASH.split(ESCAPE.sub(r"\1", path))]
    if names and CONTEXT.fullmatch(names[0]):
        names = names[2:] if names[1:2] == ["top"] else names[1:]
    return tuple(name[:MAX_NAME] for name in names if name)[:MAX_DEPTH]


def joined_path(names: Sequence[str]) -> str:
    return "/".join(["$course$", "top", *map(_name, names)])


def _name(name: str) -> str:
    """A slash at either end needs a blank, or it would run into the one between the names."""
    text = " ".join(name.split()).replace("\\", "\\\\").replace("/", "//")
    return f"{' ' * text.startswith('/')}{text}{' ' * text.endswith('/')}"
