"""A text of a question, in whatever format → HTML that `courses.html` will not have to mutilate.

Images move to the question's pictures or leave their alternative text; what Moodle's editors wrap
into other elements keeps its lines; everything that gets lost on the way leaves a note.
"""

import re
from typing import Literal
from xml.etree.ElementTree import Element

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext_lazy as _

from ...html import DROPPED_WITH_CONTENT, TAGS, clean_html, clean_text
from .files import Files, add_picture
from .formats import as_html
from .source import PLUGINFILE, Source, raw_text, short, short_name

Place = Literal["prompt", "feedback", "inline"]
# Nothing but plain tags of our own allow-list: no need to look inside.
PLAIN_TAG = re.compile(r"</?(?:" + "|".join(sorted(TAGS - {"a", "abbr"})) + r")\s?/?>")
INLINE_LOST = re.compile(r"<(a|ul|ol|table|h[1-6]|blockquote)\b", re.IGNORECASE)
EMPHASIS = re.compile(r"<(b|strong|i|em|u|sub|sup|code|a|ul|ol|table)\b", re.IGNORECASE)
TEX = re.compile(r"\\\(|\\\[|\$\$")
LANGUAGES = re.compile(r"""\{mlang\b|class=["']multilang""", re.IGNORECASE)
FORM = frozenset({"form", "input", "button", "link", "meta", "base"})
RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "dt": "p", "dd": "p", "center": "p"}
BOXES = frozenset({"div", "section", "article", "figure", "figcaption", "address", "pre", "main"})
BLOCKS = frozenset({"p", "ul", "ol", "table", "h2", "h3", "h4", "blockquote", "hr"}) | BOXES
LOOKS = frozenset({"font", "big", "small", "s", "strike", "del", "ins", "mark", "tt", "pre"})
LOOK_ATTRIBUTES = frozenset({"style", "color", "face", "bgcolor"})
SAFE_LINK = re.compile(r"(https?|mailto|tel):|[^:]*$", re.IGNORECASE)


def prose(
    source: Source,
    element: Element | None,
    place: Place,
    *,
    style: str = "html",
    text: str | None = None,
) -> str:
    """HTML of an element with `<text>`, its images and oddities dealt with.

    `style` is the format if the element names none, `text` what stands in for its text. Raises
    TooMuchHtml for texts nobody can want.
    """
    if element is None:
        return ""
    files = Files(source, element)
    written = raw_text(element) if text is None else text
    style = (element.get("format") or style).strip()
    html = as_html(source, files.without_data(written), style)
    _note_filters(source, html)
    if len(PLAIN_TAG.findall(html)) < html.count("<"):
        clean_text(html)  # refuses what would take a parser too long
        body = BeautifulSoup(f"<!DOCTYPE html><html><body>{html}", "html5lib").body
        html = _tidied(source, body, files, place) if isinstance(body, Tag) else ""
    if place == "inline" and INLINE_LOST.search(html):
        source.note(
            _("Lists, headings, tables and links cannot stand in an answer; the words stay.")
        )
    files.note_unused()
    return html.strip()


def words(source: Source, element: Element | None, *, style: str = "html") -> str:
    """The bare words of a text, for places that hold no HTML; blanks are collapsed."""
    html = prose(source, element, "inline", style=style)
    if EMPHASIS.search(html):
        source.note(_("Bold, italic or raised letters cannot stand here; the words stay."))
    return text_of(html)


def text_of(html: str) -> str:
    """The words of a piece of HTML; a parser is only asked where there is markup."""
    return clean_text(html) if "<" in html or "&" in html else " ".join(html.split())


def joined(*parts: str) -> str:
    """Several texts as one; each is closed in itself first."""
    filled = [part for part in parts if part.strip()]
    return filled[0] if len(filled) == 1 else "".join(map(_block, filled))


def _block(html: str) -> str:
    html = clean_html(html).strip()
    return html if html.startswith(("<p>", "<ul>", "<ol>", "<table>")) else f"<p>{html}</p>"


def _note_filters(source: Source, html: str) -> None:
    if TEX.search(html):
        source.note(_("Formulas in TeX stay as they are typed."))
    if LANGUAGES.search(html):
        source.note(_("This text holds several languages; all of them are shown."))


def _tidied(source: Source, body: Tag, files: Files, place: Place) -> str:
    _note_unsafe(source, body)
    for image in body.find_all("img"):
        _place_image(source, image, files, place)
    dropped = body.find_all(_is_dropped)
    for element in [one for one in dropped if one.find_parent(_is_dropped) is None]:
        _drop(source, element, files)
    for link in body.find_all("a"):
        _check_link(source, link, files)
    if body.find(lambda tag: tag.name in LOOKS or not LOOK_ATTRIBUTES.isdisjoint(tag.attrs)):
        source.note(_("Colours, sizes and other looks of the text were left out."))
    for element in body.find_all([*RENAMED, *BOXES]):
        _keep_lines(element)
    return body.decode_contents(formatter="minimal")


def _note_unsafe(source: Source, body: Tag) -> None:
    if body.find(lambda tag: any(name.lower().startswith("on") for name in tag.attrs)):
        source.note(_("Scripts in the text were removed for safety."))


def _place_image(source: Source, image: Tag, files: Files, place: Place) -> None:
    alt = short(str(image.get("alt") or ""))
    name, content = files.find(str(image.get("src") or "").strip())
    if place == "prompt" and content is not None:
        add_picture(source, name, content, alt)
    elif place != "prompt":
        message = _("A picture cannot stand in an answer or in feedback: “%(name)s” was left out.")
        source.note(message, name=name)
    if alt and (place != "prompt" or content is None):
        image.replace_with(f"[{alt}]")
    elif place == "inline":
        image.replace_with(f"[{name}]")
    else:
        _remove_with_shell(image)


def _remove_with_shell(image: Tag) -> None:
    """Take an image out, and the paragraph or link that held nothing else."""
    shell = image.parent
    image.extract()
    while isinstance(shell, Tag) and shell.name != "body" and shell.parent is not None:
        if shell.get_text(strip=True) or shell.find(True):
            return
        shell, empty = shell.parent, shell
        empty.extract()


def _is_dropped(tag: Tag) -> bool:
    return tag.name.lower() in DROPPED_WITH_CONTENT | FORM or bool(tag.prefix)


def _drop(source: Source, element: Tag, files: Files) -> None:
    name = element.name.rpartition(":")[2].lower()
    if name == "math":
        source.note(_("A formula in MathML became plain text."))
        element.replace_with(" ".join(element.get_text(" ").split()))
        return
    for inner in element.find_all(src=True):
        files.used.add(short_name(str(inner["src"])))
    message = _("The element <%(name)s> is not supported; it was left out with what it holds.")
    source.note(message, name=name[:40])
    element.decompose()


def _check_link(source: Source, link: Tag, files: Files) -> None:
    """Links to files of the question lead nowhere; stored links of a site are not for files."""
    address = str(link.get("href") or "").strip()
    del link["linktype"], link["id"]
    if address.startswith(PLUGINFILE):
        name = short_name(address)
        files.used.add(name)
        source.note(_("The linked file “%(name)s” was left out."), name=name)
        link.unwrap()
    elif not SAFE_LINK.match(address):
        source.note(_("A link with an address that is not allowed became plain text."))
        link.unwrap()


def _keep_lines(element: Tag) -> None:
    """Blocks we do not know become paragraphs, so that their texts do not run together."""
    if element.name == "pre":
        for text in list(element.find_all(string=True)):
            _break_lines(element, text)
    if element.name in RENAMED:
        element.name = RENAMED[element.name]
    elif element.find(list(BLOCKS)) is None and element.get_text(strip=True):
        element.name = "p"
    else:
        element.unwrap()


def _break_lines(element: Tag, text: Tag) -> None:
    maker = BeautifulSoup("", "html5lib")
    for number, line in enumerate(str(text).strip("\n").split("\n")):
        if number:
            text.insert_before(maker.new_tag("br"))
        text.insert_before(line)
    text.extract()
