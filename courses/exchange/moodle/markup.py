"""Pieces of Moodle XML, in the order and spelling in which Moodle writes them itself."""

import base64
from collections.abc import Iterable
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from ...html import CONTROL
from ..items import Picture

# What a file name may not hold on a Moodle server.
FORBIDDEN = str.maketrans(dict.fromkeys("&<>\"`|':\\/*?", "_"))


def text(content: str) -> str:
    """`<text>`, in CDATA where that is easier to read than escaping."""
    clean = CONTROL.sub("", content)
    if escape(clean) != clean:
        # A section cannot hold its own end (XML 1.0, section 2.7), so it is cut in two.
        clean = "<![CDATA[{}]]>".format(clean.replace("]]>", "]]]]><![CDATA[>"))
    return f"<text>{clean}</text>"


def html(name: str, content: str, pictures: Iterable[Picture] = ()) -> str:
    """An element with HTML in it; pictures are added below and travel as files."""
    named = list(_named(pictures))
    shown = "".join(map(_image, named))
    files = "".join(map(_file, named))
    return f'<{name} format="html">{text(content + shown)}{files}</{name}>'


def tag(name: str, content: str) -> str:
    return f"<{name}>{escape(CONTROL.sub('', content))}</{name}>"


def answer(weight: str, content: str, feedback: str = "", *, style: str = "html") -> str:
    inner = text(content) + html("feedback", feedback)
    return f'<answer fraction="{weight}" format="{style}">{inner}</answer>'


def _named(pictures: Iterable[Picture]) -> Iterable[Picture]:
    """Pictures with names that a server takes and that differ."""
    taken: set[str] = set()
    for number, one in enumerate(pictures, start=1):
        name = CONTROL.sub("", one.name).translate(FORBIDDEN).strip() or f"bild-{number}"
        name = f"{number}-{name}" if name in taken else name
        taken.add(name)
        yield Picture(name, one.content, one.alt)


def _image(picture: Picture) -> str:
    alt = quoteattr(CONTROL.sub("", picture.alt))
    return f'<p><img src="@@PLUGINFILE@@/{quote(picture.name)}" alt={alt}></p>'


def _file(picture: Picture) -> str:
    content = base64.b64encode(picture.content).decode("ascii")
    return f'<file name={quoteattr(picture.name)} path="/" encoding="base64">{content}</file>'
