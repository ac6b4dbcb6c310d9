"""Recognise what was sent by its content: a table, a workbook or a collection of PDFs."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from courses.exchange.items import UnreadableFile
from courses.exchange.packages import MAX_MEMBERS, Budget, Package

from ..uploads import LARGEST_PAPER
from .rows import ListRefused, Row, rows_of
from .tables import read_csv
from .workbooks import BOOK, read_xlsx

MOST_FILES = 200
MOST_UNPACKED = 60 * 1024 * 1024


class Collection:
    """PDFs (or credentials) in a ZIP, read one by one."""

    def __init__(self, package: Package) -> None:
        if package.declared_bytes > MOST_UNPACKED:
            raise ListRefused(
                _("This ZIP unpacks to more than %(most)s MB. Please split it."),
                params={"most": MOST_UNPACKED // (1024 * 1024)},
            )
        self._package = package
        self.names = [name for name in package.names if _wanted(name)]
        if not self.names:
            raise ListRefused(_("This ZIP holds no PDF."))
        if len(self.names) > MOST_FILES:
            raise ListRefused(
                _("This ZIP holds more than %(most)s files. Please split it."),
                params={"most": MOST_FILES},
            )

    def files(self) -> Iterator[tuple[str, bytes]]:
        """A file that cannot be unpacked comes empty: its row then says "unreadable"."""
        for name in self.names:
            try:
                yield name, self._package.read(name, limit=LARGEST_PAPER)
            except UnreadableFile:
                yield name, b""


def read_list(data: bytes) -> list[Row] | Collection:
    """Raises ListRefused."""
    if not Package.looks_like(data):
        return rows_of(read_csv(data))
    try:
        package = Package(data, budget=Budget(MOST_UNPACKED, MAX_MEMBERS))
    except UnreadableFile as error:
        raise ListRefused(error.message) from error
    return rows_of(read_xlsx(package)) if BOOK in package else Collection(package)


def _wanted(name: str) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    return not hidden and name.lower().endswith((".pdf", ".json", ".jwt"))
