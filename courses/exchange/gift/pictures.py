"""Images inside of GIFT texts: `data:` addresses come along, everything else leaves a note."""

import base64
import binascii
import mimetypes
import posixpath
import re
from html import escape, unescape
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from django.utils.translation import gettext_lazy as _

from ..items import MAX_PICTURE_BYTES, Note, Picture

MAX_ALT = 500
MAX_NAME = 100
# Tags are taken one by one: a parser for the whole would change what lies between them.
IMAGE = re.compile(
    r"(?P<open><(?P<tag>p|div|figure)\b[^<>]*>\s*)?"
    r"(?P<image><img\b[^<>]*>)"
    r"(?P<close>\s*</(?P=tag)\s*>)?",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def without_pictures(html: str) -> tuple[str, list[Picture], list[Note]]:
    """The HTML without its images, those that it held, and what there is to tell about them."""
    pictures: list[Picture] = []
    notes: list[Note] = []

    def take(match: re.Match[str]) -> str:
        found = _picture(match["image"], len(pictures) + 1)
        if isinstance(found, Picture):
            pictures.append(found)
            if not found.alt:
                text = _("The picture “%(name)s” needs an alternative text. Please write one.")
                notes.append(Note(text, {"name": found.name}))
        else:
            notes.append(found)
        # A paragraph that held nothing else goes too.
        return "" if match["open"] and match["close"] else match["open"] or ""

    return IMAGE.sub(take, html), pictures, notes


def described(html: str) -> tuple[str, list[str]]:
    """The HTML with each image replaced by its description in brackets, and the images' names."""
    names: list[str] = []

    def replace(match: re.Match[str]) -> str:
        attributes = _attributes(match["image"])
        names.append(_name(attributes, len(names) + 1))
        words = escape(_alt(attributes) or names[-1], quote=False)
        return f"{match['open'] or ''}[{words}]{match['close'] or ''}"

    return IMAGE.sub(replace, html), names


def picture_html(picture: Picture) -> str:
    """An image that carries its own bytes (RFC 2397)."""
    kind = mimetypes.guess_type(picture.name)[0] or "image/png"
    content = base64.b64encode(picture.content).decode("ascii")
    return (
        f'<p><img src="data:{kind};base64,{content}" alt="{escape(picture.alt)}"'
        f' data-name="{escape(picture.name)}"></p>'
    )


def _picture(image: str, number: int) -> Picture | Note:
    attributes = _attributes(image)
    source, name = attributes.get("src", "").strip(), _name(attributes, number)
    if source[:5].lower() != "data:":
        return _absent(source, name)
    head, _comma, content = source[5:].partition(",")
    try:
        if head.lower().replace(" ", "").endswith(";base64"):
            data = base64.b64decode(unquote("".join(content.split())), validate=True)
        else:
            data = unquote_to_bytes(content)
    except (binascii.Error, ValueError):
        data = b""
    if not data:
        return Note(_("The picture “%(name)s” is empty or damaged."), {"name": name})
    if len(data) > MAX_PICTURE_BYTES:
        return Note(_("The picture “%(name)s” is too large; it was left out."), {"name": name})
    return Picture(name=name, content=data, alt=_alt(attributes))


def _absent(source: str, name: str) -> Note:
    if source.startswith(("http:", "https:", "//")):
        text = _("The picture “%(name)s” is only linked; linked pictures are not fetched.")
    else:
        text = _("The picture “%(name)s” is missing in this file.")
    return Note(text, {"name": name})


def _attributes(image: str) -> dict[str, str]:
    return {
        match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in ATTRIBUTE.finditer(image)
    }


def _name(attributes: dict[str, str], number: int) -> str:
    given, source = attributes.get("data-name", ""), attributes.get("src", "").strip()
    if not given and source[:5].lower() == "data:":
        kind = source[5:60].partition(",")[0].partition(";")[0].strip().lower()
        return f"image-{number}{mimetypes.guess_extension(kind) or '.png'}"
    if not given:
        try:
            given = unquote(posixpath.basename(urlsplit(source[:2000]).path))
        except ValueError:
            given = ""
    return given[:MAX_NAME] or f"image-{number}"


def _alt(attributes: dict[str, str]) -> str:
    return " ".join(attributes.get("alt", "").split())[:MAX_ALT]
