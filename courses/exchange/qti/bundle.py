"""A QTI package: manifest, tests, shared texts and items, brought into one order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ..items import Found, Note, UnreadableFile
from ..packages import Package
from ..resuming import PASSED_OVER, taken_before
from .documents import STIMULUS, Document, questions_of
from .files import Files
from .manifest import (
    NO_CARD,
    QUESTION_ENDINGS,
    Card,
    manifest_name,
    missing_items,
    resources_of,
)
from .sections import Placed, placed_in

SIGNS = (b"assessmentItem", b"assessment-item", b"questestinterop")
# What has to be known before the first question is read.
FIRST = (b"assessmentTest", b"assessment-test", b"assessmentSection", b"assessment-section",
         b"assessmentStimulus ", b"assessment-stimulus ", b"Stimulus\n", b"stimulus\n")  # fmt: skip
HEAD = 4096
ITEM = rb"<(?:[\w.-]{1,40}:)?(?:assessmentItem|qti-assessment-item)[\s>]"
STARTS_WITH_ITEM = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?" + ITEM)
# Canvas puts each quiz twice into a course cartridge: shortened for others and in full here.
IN_FULL = re.compile(r"(?:^|/)non_cc_assessments/([^/]+)\.xml\.qti$")
SHORTENED = re.compile(r"(?:^|/)([^/]+)/assessment_qti\.xml$")
MISSING = _("The question “%(name)s” is named here, but its file is missing in the package.")


class Bundle:
    """Reads each member once; questions come in the order of tests, then of the manifest."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.files = Files(package)
        self.cards: dict[str, Card] = {}
        self.tests: dict[str, Document] = {}
        self.passages: dict[str, Element] = {}
        self.waiting: dict[str, bytes] = {}
        self.broken: dict[str, Found] = {}
        self.lost: list[str] = []
        self._open_manifest()
        for member in self._candidates():
            self._open(member)

    def questions(self) -> Iterator[Found]:
        done: set[str] = set()
        for member, test in self.tests.items():
            yield from self._of_test(member, test, done)
        for member in self._candidates():
            if member not in done:
                yield from self._of_member(member, self._card(member), done)
        for link in self.lost:
            yield Found(line=1, name=link, refusal=Note(MISSING, {"name": link}))

    def _open_manifest(self) -> None:
        name = manifest_name(self.package.names)
        if name is None:
            return
        try:
            root = Document.parse(self.package.read(name)).root
        except UnreadableFile:
            return  # the questions themselves may be fine
        self.cards = resources_of(root, name, self.files)
        self.lost = list(missing_items(root, name, self.files))

    def _candidates(self) -> list[str]:
        """What the manifest names, then every other XML file: some manifests are incomplete."""
        further = (
            name
            for name in self.package.names
            if name.lower().endswith(QUESTION_ENDINGS) and not name.lower().endswith("manifest.xml")
        )
        full = {match[1] for match in map(IN_FULL.search, self.package.names) if match}
        return [
            name
            for name in dict.fromkeys([*self.cards, *further])
            if not ((match := SHORTENED.search(name)) and match[1] in full)
        ]

    def _open(self, member: str) -> None:
        """Parse what comes first; questions wait as bytes, trees need ten times the memory."""
        try:
            data = self.package.read(member)
        except UnreadableFile as error:
            self.broken[member] = unreadable(member, error)
            return
        head = data[:HEAD].replace(b"\0", b"")  # UTF-16 as well
        if any(sign in head for sign in FIRST):
            document = self._parsed(member, data)
            if document is not None and document.root.tag == STIMULUS:
                self.passages[member] = document.root
                return
            if document is not None and document.is_test:
                self.tests[member] = document
                return
        self.waiting[member] = data

    def _parsed(self, member: str, data: bytes) -> Document | None:
        try:
            return Document.parse(data)
        except UnreadableFile as error:
            if any(sign in data for sign in SIGNS) or "qti" in self._card(member).type:
                self.broken[member] = unreadable(member, error)
            return None

    def _card(self, member: str) -> Card:
        return self.cards.get(member, NO_CARD)

    def _of_test(self, member: str, test: Document, done: set[str]) -> Iterator[Found]:
        if member in done:
            return
        done.add(member)
        places = list(placed_in(test.root, member, self.files))
        for placed in places:
            yield from self._placed(member, placed, done)
        if not places and not test.items:
            title = test.root.get("title", "")[:200]
            reason = Note(_("This test holds no questions."))
            line = getattr(test.root, "line", 1)
            yield Found(line=line, type=test.root.tag, name=title, member=member, refusal=reason)

    def _placed(self, member: str, placed: Placed, done: set[str]) -> Iterator[Found]:
        if placed.member is None:
            reason = Note(MISSING, {"name": placed.link})
            yield Found(line=placed.line, name=placed.link, member=member, refusal=reason)
        elif placed.member not in done:
            card = self._card(placed.member)
            category = card.category or placed.category
            yield from self._of_member(placed.member, replace(card, category=category), done)

    def _of_member(self, member: str, card: Card, done: set[str]) -> Iterator[Found]:
        if member in self.tests:
            yield from self._of_test(member, self.tests[member], done)
            return
        done.add(member)
        data = self.waiting.get(member)
        if data is not None and taken_before() is not None and holds_one_item(data):
            yield PASSED_OVER
            return
        document = self._parsed(member, data) if data is not None else None
        if member in self.broken:
            yield self.broken[member]
        elif document is not None and document.is_test:
            done.discard(member)
            yield from self._of_test(member, document, done)
        elif document is not None:
            yield from questions_of(document, member, self.files, card, self.passages)


def holds_one_item(data: bytes) -> bool:
    """For certain, without parsing: then it gives one question, or one reason why there is none."""
    return bool(STARTS_WITH_ITEM.match(data)) and len(re.findall(ITEM, data)) == 1


def unreadable(member: str, error: UnreadableFile) -> Found:
    """A member that may hold questions but can't be read."""
    reason = Note(_("The file can't be read: %(reason)s"), {"reason": " ".join(error.messages)})
    return Found(line=(error.params or {}).get("line", 1), member=member, refusal=reason)
