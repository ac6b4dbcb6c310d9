"""The text of an item: XHTML elements → an HTML string that our sanitiser is then given.

Interactions and feedback are left out (others read them), images are handed over or named in
brackets, and whatever can't be shown here leaves a note.
"""

import html
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ...html import TABLE_BLOCKS, TAGS, TEXT_BLOCKS
from .draft import Draft, cut
from .files import Files, Lost
from .vocabulary import words

SAME = TAGS
LIKE = {"h1": "h2", "h5": "h4", "h6": "h4", "tt": "code", "kbd": "code", "samp": "code",
        "var": "em", "cite": "em", "dfn": "em", "big": "b", "del": "span", "ins": "u",
        "acronym": "abbr"}  # fmt: skip
PARAGRAPHS = frozenset(
    {"div", "section", "article", "header", "footer", "main", "figure", "figcaption", "caption",
     "address", "pre", "dt", "dd", "aside", "details", "summary", "prompt", "contentBody", "center",
     "stimulusBody"}
)  # fmt: skip
BLOCKS = PARAGRAPHS | TEXT_BLOCKS | TABLE_BLOCKS | {"h1", "h5", "h6", "tfoot", "dl"}
ATTRIBUTES = {"a": ("href", "title", "lang"), "abbr": ("title",), "span": ("lang",),
              "td": ("colspan", "rowspan"), "th": ("scope", "colspan", "rowspan")}  # fmt: skip
CLASSES = {"qti-underline": "u", "qti-bold": "strong", "qti-italic": "em"}
FEEDBACK = frozenset({"feedbackInline", "feedbackBlock", "modalFeedback"})
UNSAFE = frozenset({"script", "iframe", "frame", "embed", "applet", "form"})
MEDIA = frozenset({"object", "audio", "video", "source", "track", "picture", "svg", "canvas"})
STYLE = frozenset({"style", "link", "stylesheet"})
EMPTY = re.compile(r"<p>\s*</p>")
SPACE = re.compile(r"[ \t\r\n]+")


class Prose:
    """Turns elements of one item into HTML, with notes and pictures for its draft."""

    def __init__(self, files: Files, member: str, draft: Draft, *, exact: bool = False) -> None:
        self.files, self.member, self.draft, self.exact = files, member, draft, exact
        self.holes: Mapping[Element, str] = {}

    def html(self, element: Element | None, *, pictures: bool = False) -> str:
        """What stands inside an element; `pictures` says that images may be handed over."""
        if element is None:
            return ""
        found = self._inside(element, pictures)
        return found if self.exact else EMPTY.sub("", found).strip()

    def _inside(self, element: Element, pictures: bool) -> str:
        parts = [self._text(element.text)]
        for child in element:
            parts.append(self._one(child, pictures))
            parts.append(self._text(child.tail))
        return "".join(parts)

    def _text(self, text: str | None) -> str:
        if not text:
            return ""
        return html.escape(text if self.exact else SPACE.sub(" ", text), quote=False)

    def _one(self, element: Element, pictures: bool) -> str:
        name = element.tag
        self._judge_attributes(element)
        if element in self.holes:
            return self.holes[element]
        if name.endswith("Interaction"):
            return "".join(self._one(one, pictures) for one in element if one.tag == "prompt")
        if name in FEEDBACK:
            return ""
        if name == "img" or (name == "object" and element.get("type", "").startswith("image/")):
            return self._image(element, pictures)
        if name == "math":
            return self._formula(element)
        if name == "rubricBlock":
            return self._rubric(element, pictures)
        if name in UNSAFE | MEDIA | STYLE or name == "include":
            return self._left_out(element, pictures)
        return self._kept(element, pictures)

    def _kept(self, element: Element, pictures: bool) -> str:
        inside, name = self._inside(element, pictures), element.tag
        if self.exact and name == "span" and element.get("class") in {"qti-underline", "no-link"}:
            name = "u" if element.get("class") == "qti-underline" else "a"
        elif name == "span":
            name = CLASSES.get(element.get("class", ""), name)
        name = LIKE.get(name, name)
        if name in {"br", "hr"}:
            return f"<{name}>"
        if name in PARAGRAPHS and not self.exact:
            is_plain = not any(one.tag in BLOCKS for one in element.iter() if one is not element)
            return f"<p>{inside.strip()}</p>" if is_plain and inside.strip() else f" {inside} "
        if name == "p" and not self.exact and not inside.strip():
            return ""  # what is left of a paragraph that held an image
        if name not in SAME:
            return f"“{inside}”" if name == "q" else inside
        return f"<{name}{self._attributes(element, name)}>{inside}</{name}>"

    def _attributes(self, element: Element, name: str) -> str:
        found = {key: element.get(key) for key in ATTRIBUTES.get(name, ())}
        if self.exact and element.get("label"):
            found["title"] = element.get("label")
        return "".join(
            f' {key}="{html.escape(text)}"' for key, text in found.items() if text is not None
        )

    def _judge_attributes(self, element: Element) -> None:
        hot = any(key.lower().startswith("on") for key in element.attrib)
        link = "".join(element.get("href", "").split()).lower()
        if hot or link.startswith(("javascript:", "vbscript:", "data:")):
            self.draft.note(_("Program code in the question was removed."))

    def _image(self, element: Element, pictures: bool) -> str:
        link = element.get("src") or element.get("data") or ""
        alt = " ".join((element.get("alt") or words(element)).split())
        found = self.files.picture(link, self.member, alt)
        name = link[:100] if isinstance(found, Lost) else found.name
        if isinstance(found, Lost):
            self.draft.notes.append(found.note)
        elif pictures:
            if not alt:
                self.draft.note(
                    _("The image “%(name)s” has no description. Please write one."), name=name
                )
            self.draft.pictures.append(found)
            return ""
        else:
            self.draft.note(
                _("The image “%(name)s” can't stand in this place; its description is kept in "
                  "brackets."), name=name,
            )  # fmt: skip
        label = alt or ("" if pictures else name.rpartition("/")[2])
        return html.escape(f"[{label}]", quote=False) if label else ""

    def _formula(self, element: Element) -> str:
        self.draft.note(_("A formula is kept as plain text only. Please check it."))
        notation = [one for one in element.iter() if one.tag.startswith("annotation")]
        for one in notation:
            one.clear()
        return html.escape(element.get("alttext") or words(element), quote=False)

    def _rubric(self, element: Element, pictures: bool) -> str:
        views = element.get("view", "candidate").split()
        if "candidate" in views:
            self.draft.note(_("Instructions that stood beside the question are now part of it."))
            return self._kept_as_paragraph(element, pictures)
        self.draft.note(
            _("Instructions for those who mark were left out: “%(text)s”"), text=cut(words(element))
        )
        return ""

    def _kept_as_paragraph(self, element: Element, pictures: bool) -> str:
        inside = self._inside(element, pictures).strip()
        is_plain = not any(one.tag in BLOCKS for one in element.iter())
        return f"<p>{inside}</p>" if is_plain and inside else inside

    def _left_out(self, element: Element, pictures: bool) -> str:
        name = element.tag
        if name == "picture":
            return "".join(self._one(one, pictures) for one in element if one.tag == "img")
        if name in STYLE:
            self.draft.note(_("The format's own styles were left out."))
        elif name in UNSAFE:
            self.draft.note(_("Program code in the question was removed."))
        else:
            link = element.get("data") or element.get("src") or element.get("href") or name
            self.draft.note(
                _("“%(name)s” (sound, film or another file) was left out."), name=cut(link, 100)
            )
        return ""
