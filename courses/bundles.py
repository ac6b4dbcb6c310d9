"""One style sheet and one script out of many small files: `python -m courses.bundles`.

A page asks for one file of each; a foreign host needs no finder, no package manager and no build
of its own, because the result lies beside its parts and travels in the wheel. A test compares.
"""

import re
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent / "static" / "courses"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)

DARK = "screen and (prefers-color-scheme: dark)"
MORE = "(prefers-contrast: more)"
AUTO, NIGHT, CHOSEN = (
    ':root[data-ks-scheme="auto"]',
    ':root[data-ks-scheme="dark"]',
    '[data-ks-contrast="more"]',
)
# Token file → where it holds: (media query, selector). What the device asks for counts only on
# pages whose root says "auto", so that a host with a light frame stays light.
TOKENS: dict[str, list[tuple[str, str]]] = {
    "light.css": [("", ":root")],
    "light-more.css": [(MORE, ":root"), ("", f":root{CHOSEN}")],
    "dark.css": [(DARK, AUTO), ("screen", NIGHT)],
    "dark-more.css": [
        (f"{DARK} and {MORE}", AUTO),
        (DARK, AUTO + CHOSEN),
        (f"screen and {MORE}", NIGHT),
        ("screen", NIGHT + CHOSEN),
    ],
}
# The order is the cascade.
STYLES = (
    "base.css", "layout.css", "exit.css", "components.css", "panels.css", "help.css",
    "navigation.css", "forms.css", "table.css", "lesson.css", "blocks.css", "reading.css",
    "topics.css", "empty.css", "quiz.css", "result.css", "verify.css",
    "organisation.css", "modes.css", "narrow.css",
)  # fmt: skip
SCRIPTS = ("exit.js", "menu.js", "details.js", "ordering.js", "autosave.js")


def tokens() -> str:
    """The design tokens for light and dark, each with more contrast, by device or by choice."""
    blocks = []
    for name, places in TOKENS.items():
        text = plain((HERE / "css" / "tokens" / name).read_text(encoding="utf-8"))
        rules = text.partition("{")[2]
        for media, selector in places:
            block = f"{selector} {{{rules}"
            blocks.append(f"@media {media} {{\n{block}}}\n" if media else block)
    return "".join(blocks)


def styles(files: Iterable[Path]) -> str:
    """Several style sheets as one, in the order given."""
    return "".join(plain(path.read_text(encoding="utf-8")) for path in files)


def plain(text: str) -> str:
    """Without comments, indentation and empty lines; strings in rules stay as they are."""
    lines = (line.strip() for line in COMMENT.sub("", text).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def course_styles() -> str:
    css = HERE / "css"
    return tokens() + styles(css / name for name in STYLES)


def paper() -> str:
    rules = plain((HERE / "css" / "print.css").read_text(encoding="utf-8"))
    return f"@media print {{\n{rules}}}\n"


def scripts() -> str:
    """The scripts of all pages; each looks for its elements and leaves if there are none."""
    texts = [(HERE / "js" / name).read_text(encoding="utf-8") for name in SCRIPTS]
    return "".join(plain(LINE_COMMENT.sub("", text)) for text in texts)


def bundles() -> dict[Path, str]:
    """Path → content of every file that is put together in this app."""
    return {
        HERE / "css" / "courses.bundle.css": course_styles() + paper(),
        HERE / "js" / "courses.bundle.js": scripts(),
    }


def write(made: dict[Path, str]) -> None:
    """Write what has changed; an untouched file keeps its date."""
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(bundles())
