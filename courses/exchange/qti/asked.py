"""An item while it is read: its interactions, its key and the text around them."""

import html
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from .declarations import Declaration, declarations_of
from .draft import MAX_NAME, Draft, cut, has_words, words_of
from .files import Files
from .prose import Prose
from .vocabulary import is_ours

MAX_PLAIN = 200
BUTTON = "endAttemptInteraction"


@dataclass
class Asked:
    """Everything the readers of the single kinds need."""

    item: Element
    member: str
    files: Files
    title: str = ""
    stimuli: list[Element] = field(default_factory=list)
    draft: Draft = field(default_factory=Draft)

    @cached_property
    def prose(self) -> Prose:
        return Prose(self.files, self.member, self.draft, exact=is_ours(self.item))

    @cached_property
    def declared(self) -> dict[str, Declaration]:
        return declarations_of(self.item)

    @cached_property
    def body(self) -> Element:
        found = self.item.find("itemBody")
        return Element("itemBody") if found is None else found

    @cached_property
    def interactions(self) -> list[Element]:
        return [one for one in self.body.iter() if one.tag.endswith("Interaction")]

    @property
    def only(self) -> Element:
        return self.interactions[0]

    def prompt(self, given: str | None = None) -> str:
        """The question in HTML, not yet clean; a title stands in for a question without words."""
        text = self.text(self.body) if given is None else given
        if not has_words(text) and self.title:
            self.draft.note(_("The question had no text of its own; its title is used."))
            return f"<p>{html.escape(self.title, quote=False)}</p>"
        return text

    def text(self, element: Element) -> str:
        """The HTML of the shared passages and of an element, with pictures taken out."""
        passages = "".join(self.prose.html(one, pictures=True) for one in self.stimuli)
        return passages + self.prose.html(element, pictures=True)

    def plain(self, element: Element, *, length: int = MAX_PLAIN) -> str:
        """An entry as plain text, with notes on what is lost."""
        inside = self.prose.html(element)
        text = words_of(inside)
        if "<" in inside:
            self.draft.note(_("Formatting inside entries was left out."))
        if len(text) > length:
            self.draft.note(
                _("An entry was cut to %(length)d characters: “%(text)s”"),
                length=length,
                text=cut(text),
            )
        return cut(text, length)


def name_of(item: Element, fallback: str = "") -> str:
    for text in (item.get("title"), fallback, item.get("label"), item.get("identifier")):
        if text and text.strip():
            return cut(" ".join(text.split()), MAX_NAME)
    return ""
