"""Questions out, as a QTI 2.1 or 3.0 content package."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Literal
from urllib.parse import quote

from ...items import Given, Picture
from .dialect import DIALECTS
from .items import item_xml
from .manifest import Entry, manifest_xml

__all__ = ["write"]

# A package of the same questions is the same file, whenever it is made.
EPOCH = (1980, 1, 1, 0, 0, 0)


def write(questions: Iterable[Given], *, version: Literal["2.1", "3.0"] = "3.0") -> bytes:
    """A ZIP with imsmanifest.xml, one XML file for each question and the images."""
    dialect, entries, target = DIALECTS[version], [], io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for number, question in enumerate(questions, start=1):
            identifier = f"q{number:05d}"
            named = list(_named(identifier, question.pictures))
            links = [(f"../{quote(name)}", picture.alt) for name, picture in named]
            href = f"items/{identifier}.xml"
            _put(package, href, item_xml(question, identifier, links, dialect).encode())
            for name, picture in named:
                _put(package, name, picture.content)
            entries.append(Entry(identifier, href, question, [name for name, _one in named]))
        _put(package, "imsmanifest.xml", manifest_xml(entries, dialect).encode())
    return target.getvalue()


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)


def _named(identifier: str, pictures: Iterable[Picture]) -> Iterator[tuple[str, Picture]]:
    """A name in the package for every picture: plain signs, and none twice."""
    taken: set[str] = set()
    for number, picture in enumerate(pictures, start=1):
        name = re.sub(r"[^\w.-]", "_", picture.name.rpartition("/")[2]).strip(".") or "image"
        if name.lower() in taken:
            name = f"{number}-{name}"
        taken.add(name.lower())
        yield f"images/{identifier}/{name}", picture
