"""The formats questions can be brought in and taken out, and how a file shows which it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from . import gift, moodle, own, qti
from .items import Found, Given, UnreadableFile
from .packages import Package
from .strangers import refuse_strangers

if TYPE_CHECKING:
    from django.utils.functional import Promise

HEAD = 4096


@dataclass(frozen=True)
class Format:
    """A way to write questions down. `extension` has no dot; the functions are pure.

    `scan` gives the questions of a file one by one; both it and `read` raise UnreadableFile.
    """

    slug: str
    label: "str | Promise"
    extension: str
    content_type: str
    scan: Callable[..., Iterator[Found]]
    write: Callable[[Iterable[Given]], bytes]

    def read(self, data: bytes, *, name: str = "") -> list[Found]:
        return list(self.scan(data, name=name))


FORMATS: dict[str, Format] = {
    one.slug: one
    for one in (
        Format("gift", _("GIFT (text)"), "gift.txt", "text/plain", gift.scan, gift.write),
        Format("moodle", _("Moodle XML"), "xml", "application/xml", moodle.scan, moodle.write),
        Format("qti", _("QTI 3.0 package"), "zip", "application/zip", qti.scan, qti.write),
        Format("own", _("Markdown/YAML"), "yaml", "application/yaml", own.scan, own.write),
    )
}


def detect(data: bytes, name: str) -> Format:
    """The format of a file, by its content first and its name second.

    Raises UnreadableFile for what is none of them.
    """
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"").lower()
    if not head:
        raise UnreadableFile(_("This file is empty. Please export the questions once more."))
    refuse_strangers(data)
    if Package.looks_like(data):
        return FORMATS["qti"]
    if head.startswith(b"<"):
        return FORMATS["moodle" if b"<quiz" in head else "qti"]
    if name.lower().endswith((".yaml", ".yml")):
        return FORMATS["own"]
    if name.lower().endswith((".txt", ".gift")) or b"{" in data:
        return FORMATS["gift"]
    raise UnreadableFile(
        _(
            "This is no file with questions that can be read. Please export them as "
            "GIFT, Moodle XML, QTI package or YAML."
        )
    )
