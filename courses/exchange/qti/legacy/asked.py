"""A 1.2 item while it is read."""

import html
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ..declarations import number
from ..draft import MAX_SHOWN, Draft, cut, has_words, words_of
from ..feedback import joined, moment_of, named
from ..files import Files
from ..prose import Prose
from ..vocabulary import words
from .conditions import Credit, credits_of, feedback_owners
from .material import material_html

TYPES = ("question_type", "bbmd_questiontype", "qmd_questiontype", "questiontype", "cc_profile",
         "qmd_itemtype")  # fmt: skip
UNCONDITIONAL = frozenset({"general_fb", "solution"})


@dataclass
class OldAsked:
    """Everything the readers of the single kinds need."""

    item: Element
    member: str
    files: Files
    draft: Draft = field(default_factory=Draft)

    @cached_property
    def prose(self) -> Prose:
        return Prose(self.files, self.member, self.draft)

    @cached_property
    def meta(self) -> dict[str, str]:
        """Metadata by lower-case label; Blackboard's elements are their own labels."""
        found: dict[str, str] = {}
        for holder in self.item.iter("itemmetadata"):
            for entry in holder.iter():
                label = entry.find("fieldlabel")
                if label is not None:
                    found.setdefault(words(label).lower(), words(entry.find("fieldentry")))
                elif not len(entry):
                    found.setdefault(entry.tag.lower(), words(entry))
        return found

    @property
    def type(self) -> str:
        return next((self.meta[key] for key in TYPES if self.meta.get(key)), "item")

    @cached_property
    def presentation(self) -> Element:
        found = self.item.find("presentation")
        return Element("presentation") if found is None else found

    @cached_property
    def credits(self) -> list[Credit]:
        return credits_of(self.item)

    def responses(self, name: str) -> list[Element]:
        return list(self.presentation.iter(name))

    def note_points(self) -> None:
        points = number(self.meta.get("points_possible") or self.meta.get("qmd_weighting"))
        if points not in {0, 1}:
            self.draft.note(
                _("The question was worth %(points)s points; here all questions count the same."),
                points=f"{points:g}",
            )

    def prompt(self) -> str:
        text = material_html(self.presentation, self.prose, pictures=True)
        title = self.item.get("title", "").strip()
        if has_words(text) or not title:
            return text
        self.draft.note(_("The question had no text of its own; its title is used."))
        return f"<p>{html.escape(title, quote=False)}</p>"

    def inline(self, holder: Element) -> str:
        return material_html(holder, self.prose)

    def plain(self, holder: Element) -> str:
        inside = self.inline(holder)
        if "<" in inside:
            self.draft.note(_("Formatting inside entries was left out."))
        text = words_of(inside)
        if len(text) > MAX_SHOWN:
            self.draft.note(
                _("An entry was cut to %(length)d characters: “%(text)s”"),
                length=MAX_SHOWN,
                text=cut(text),
            )
        return cut(text)

    def feedback(self, choices: frozenset[str] = frozenset()) -> tuple[dict[str, str], str]:
        """(feedback by choice, feedback for everybody), both HTML."""
        owners = feedback_owners(self.item)
        own: dict[str, list[str]] = {}
        common: list[str] = []
        for element in self.item.iter("itemfeedback"):
            text = material_html(element, self.prose)
            name = element.get("ident", "").strip()
            owner = owners.get(name) or (name if name in choices else None)
            if not has_words(text):
                continue
            if owner in choices:
                own.setdefault(str(owner), []).append(text)
                continue
            if name not in UNCONDITIONAL and owners.get(name) != "":
                self.draft.note(
                    _("Feedback that depended on the answer is now shown to everybody.")
                )
                text = named(moment_of(name), text)
            common.append(text)
        return {key: joined(texts) for key, texts in own.items()}, joined(common)
