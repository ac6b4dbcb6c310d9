"""One `<question>` while it is read: typed access to its elements, and what there is to tell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, tostring

from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from ..items import Note, Picture
from ..xml import PlacedElement, local

if TYPE_CHECKING:
    from django.utils.functional import Promise

TRUE = frozenset({"true", "1", "yes"})
FALSE = frozenset({"false", "0", "no"})
SHOWN = 120
MAX_NOTES = 40
MAX_FILE_NAME = 120
PLUGINFILE = "@@PLUGINFILE@@"


@dataclass
class Source:
    """A question element; `notes` and `pictures` fill up while its parts are read."""

    element: PlacedElement
    notes: list[Note] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def note(self, message: "str | Promise", **params: Any) -> None:
        """Tell once, however often the same thing is met, and not without end."""
        note = Note(message, params)
        if len(self.notes) < MAX_NOTES and note not in self.notes:
            self.notes.append(note)
            if len(self.notes) == MAX_NOTES:
                self.notes.append(Note(_("There is more to check than is listed here.")))

    @cached_property
    def files(self) -> dict[str, Element]:
        """All `<file>` elements of the question by name; the first of each name."""
        holders = [one for one in self.element.iter() if local(one) == "file"]
        return {short_name(one.get("name", "")): one for one in reversed(holders)}

    def first(self, name: str) -> Element | None:
        return first(self.element, name)

    def all(self, name: str) -> list[Element]:
        return list(children(self.element, name))

    def value(self, name: str, default: str = "") -> str:
        """The text of a simple element, in `<text>` or directly; blanks around it are cut."""
        found = self.first(name)
        return default if found is None else raw_text(found).strip() or default

    def says(self, name: str) -> bool | None:
        """true/1 or false/0; None if it is absent or something else."""
        value = self.value(name).lower()
        return True if value in TRUE else False if value in FALSE else None


Reader = Callable[[Source], dict[str, Any]]


def children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local(child) == name)


def first(element: Element, name: str) -> Element | None:
    return next(children(element, name), None)


def raw_text(element: Element) -> str:
    """What `<text>` holds, or the element itself where home-made files leave `<text>` out.

    HTML that was not escaped is part of the tree; it is written out again.
    """
    holder = first(element, "text")
    if holder is not None:
        return _inside(holder)
    return element.text or ""


def _inside(element: Element) -> str:
    if not len(element):
        return element.text or ""
    inner = "".join(tostring(child, encoding="unicode", method="html") for child in element)
    return (element.text or "") + inner


def short_name(address: str) -> str:
    """The file name of an address: no folders, no query, percent signs resolved."""
    path = address.split("?")[0].split("#")[0] if PLUGINFILE in address else address
    name = unquote(path).replace("\\", "/").rstrip("/").rpartition("/")[2]
    return " ".join(name.split())[-MAX_FILE_NAME:]


def number(text: str | None) -> Decimal | None:
    """A finite number with point or comma, else None."""
    try:
        found = Decimal((text or "").strip().replace(",", ".")[:60])
    except InvalidOperation:
        return None
    # An exponent of a million digits would be expanded when it is shown.
    return found if found.is_finite() and abs(found.adjusted()) < 40 else None


def percent(answer: Element) -> Decimal:
    """The weight of an answer from its attribute, or from an element as Moodle 1.5 wrote it."""
    holder = first(answer, "fraction")
    found = number(answer.get("fraction"))
    if found is None and holder is not None:
        inner = number(holder.text)
        found = None if inner is None else inner * 100
    return Decimal(0) if found is None else found


def shown(value: Decimal) -> str:
    """A weight for a note, as people write it in their language: 33.33 or 33,33, 50, -25."""
    return localize(Decimal(f"{value:.2f}".rstrip("0").rstrip(".")))


def short(text: str) -> str:
    """A text for a note."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
