"""One XML file of any QTI version → its questions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ..items import Found, Note
from ..xml import parse_leniently
from .asked import Asked
from .files import Files
from .items import read_item
from .legacy import read_old
from .manifest import NO_CARD, Card
from .vocabulary import normalise

ITEM = "assessmentItem"
TESTS = frozenset({"assessmentTest", "assessmentSection"})
OLD = "questestinterop"
STIMULUS = "assessmentStimulus"
CODEPAGE = Note(
    _("The file's character encoding was declared wrongly; Windows-1252 was assumed. Please check "
      "umlauts.")
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    """A parsed file; `guessed` says that its encoding had to be guessed."""

    root: Element
    guessed: bool = False

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Raises UnreadableFile."""
        root, guessed = parse_leniently(data)
        return cls(normalise(root), guessed)

    @property
    def is_test(self) -> bool:
        return self.root.tag in TESTS

    @property
    def is_old(self) -> bool:
        return self.root.tag == OLD or (self.root.tag == "item" and self._has("presentation"))

    @property
    def items(self) -> list[Element]:
        """Items of version 2 or 3; some tools put several into one file."""
        return [] if self.is_old else list(self.root.iter(ITEM))

    @property
    def has_questions(self) -> bool:
        return self.is_old or self.is_test or bool(self.items)

    def _has(self, name: str) -> bool:
        return self.root.find(name) is not None


def questions_of(
    document: Document,
    member: str,
    files: Files,
    card: Card = NO_CARD,
    passages: dict[str, Element] | None = None,
) -> Iterator[Found]:
    """The questions of one document; each carries the note on a guessed encoding."""
    if document.is_old:
        found = read_old(document.root, member, files, card)
    else:
        found = (_read(item, member, files, card, passages or {}) for item in document.items)
    for question in found:
        if document.guessed:
            yield replace(question, notes=(CODEPAGE, *question.notes))
        else:
            yield question


def _read(
    item: Element, member: str, files: Files, card: Card, passages: dict[str, Element]
) -> Found:
    asked = Asked(item, member, files, title=item.get("title", "").strip())
    for reference in item.iter("assessmentStimulusRef"):
        link = reference.get("href", "")
        passage = passages.get(files.find(link, member) or "")
        if passage is None:
            asked.draft.note(_("The shared text “%(name)s” is missing in the file."), name=link)
        else:
            asked.stimuli.append(passage)
            asked.draft.note(_("The text that several questions share now stands in each of them."))
    return read_item(asked, card)
