"""What differs between two people in the same course, and how it gets into their common layout.

A sheet is laid out once with placeholders; name, dates, number and code are written into their
slots afterwards, where they can't move anything else. Where they could (a name that wraps, a
letter the sheet lacks), the layout is made for this person alone.
"""

import copy
import json
import string
import zlib
from collections.abc import Mapping

from pikepdf import Name, Pdf

from certificates import qr
from certificates.dates import german
from certificates.densities import LEAST_OF_NAME, name_size
from certificates.snapshot import Snapshot
from courses.documents.printing import Printed
from courses.documents.slots import TOKEN, Ink, Slot

HOLDER = "Zoë Q. Platzhalter"
DATES = {
    "started": "1901-01-01",
    "completed": "1902-02-02",
    "issued": "1903-03-03",
    "refresh": "1904-04-04",
}
# Names of most people in Germany: German, Turkish, Polish, French, Spanish, Scandinavian.
LETTERS = "ÄÖÜäöüßÀÂÇÉÈÊËÎÏÔÛàâçéèêëîïôûáíóúñÁÍÓÚÑÅåØøÆæĄąĆćĘęŁłŃńŚśŹźŻżĞğİıŞşČčŠšŽžĐđ"
BLOCK = 128
ALPHABET = string.ascii_letters + string.digits + " -.,'’·–" + LETTERS


class Unfit(Exception):
    """These values do not go into the slots of this sheet."""


def with_placeholders(snapshot: Snapshot) -> Snapshot:
    """The facts that all people who share a layout have in common."""
    common = copy.deepcopy(snapshot)
    one_day = snapshot["period"]["started"] == snapshot["period"]["completed"]
    common["holder"] = HOLDER
    common["number"] = digits(snapshot["number"])
    common["period"]["started"] = DATES["completed" if one_day else "started"]
    common["period"]["completed"] = DATES["completed"]
    common["issued_on"] = DATES["issued"]
    if snapshot["refresh"]["on"]:
        common["refresh"]["on"] = DATES["refresh"]
    common["verify"]["code"] = digits(snapshot["verify"]["code"])
    common["verify"]["link"] = snapshot["verify"]["url"]
    return common


def letters_of(name: str) -> str:
    """What a sheet needs beyond ALPHABET for this name and for all others in the same script."""
    blocks = {ord(char) // BLOCK for char in name if char not in ALPHABET}
    codes = (code for block in sorted(blocks) for code in range(block * BLOCK, (block + 1) * BLOCK))
    return "".join(chr(code) for code in codes if chr(code).isalpha())


def digits(text: str) -> str:
    """Of the same shape, with zeros for what is drawn by lot: KS-2026-000000."""
    *rest, last = text.split("-")
    kept = rest if len(rest) == 2 else ["0" * len(part) for part in rest]
    return "-".join([*kept, "0" * len(last)])


def printed_values(common: Snapshot, snapshot: Snapshot) -> dict[str, str]:
    """What is printed for this person, by what is printed on the common sheet."""
    pairs = [
        (common["holder"], snapshot["holder"]),
        (common["number"], snapshot["number"]),
        (common["verify"]["code"], snapshot["verify"]["code"]),
    ]
    dates = [
        (common["period"]["started"], snapshot["period"]["started"]),
        (common["period"]["completed"], snapshot["period"]["completed"]),
        (common["issued_on"], snapshot["issued_on"]),
        (common["refresh"]["on"], snapshot["refresh"]["on"]),
    ]
    return dict(pairs) | {german(old): german(new) for old, new in dates if old and new}


def placeholders(common: Snapshot, snapshot: Snapshot) -> tuple[str, ...]:
    """What to leave open; nothing if the facts themselves contain one of the placeholders."""
    found = tuple(printed_values(common, snapshot))
    facts = json.dumps(snapshot, ensure_ascii=False)
    return () if any(text in facts for text in found) else found


def fill(pdf: Pdf, printed: Printed, contents: list[bytes], values: Mapping[str, str]) -> None:
    """Write the values into the open sheet. Raises Unfit."""
    kept = "".join(slot.text for slot in printed.slots)
    if not all(placeholder in kept for placeholder in values):
        raise Unfit  # one of them was cut by a line break
    texts = [_operators(printed, slot, values) for slot in printed.slots]
    for page in sorted({slot.page for slot in printed.slots}):
        content = TOKEN.sub(lambda found: texts[int(found[1])], contents[page])
        pdf.pages[page].Contents = pdf.make_stream(content)


def _operators(printed: Printed, slot: Slot, values: Mapping[str, str]) -> bytes:
    ink, text = printed.inks[slot.font], slot.filled(values)
    if not ink.can_write(text) or slot.spare is None:
        raise Unfit
    size = _name_size(ink, slot, text) if slot.text == HOLDER and slot.centred else slot.size
    wider = ink.width(text, size) - ink.width(slot.text, slot.size)
    if wider > slot.spare:
        raise Unfit
    shown = ink.operators(text, size)
    if not slot.centred:
        return shown
    return b"%.4f 0 Td %s %.4f 0 Td" % (-wider / 2, shown, wider / 2)


def _name_size(ink: Ink, slot: Slot, name: str) -> float:
    """Smaller where the name is long, as far as one line goes; see densities.measures."""
    room = (slot.spare or 0) + ink.width(slot.text, slot.size)
    return min(slot.size, max(name_size(room, ink.width(name, 1)), slot.size * LEAST_OF_NAME))


def put_qr(pdf: Pdf, name: str, text: str) -> None:
    """Exchange the picture called `name` for the QR code of `text`, on whatever page it is."""
    side, rows = qr.bitmap(text)
    picture = pdf.make_stream(zlib.compress(rows, 6))
    picture.Filter, picture.Type, picture.Subtype = Name.FlateDecode, Name.XObject, Name.Image
    picture.Width = picture.Height = side
    picture.BitsPerComponent, picture.ColorSpace = 1, Name.DeviceGray
    for page in pdf.pages:
        if name in page.Resources.get("/XObject", {}):
            page.Resources.XObject[name] = picture
