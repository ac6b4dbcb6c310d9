"""ZIP packages from strangers, bounded in every direction; nothing is ever written to disk.

Sizes are counted while unpacking, never believed from the directory (zip bomb); names must stay
inside the package (zip slip); links and directories are left out, encryption and rare ways of
packing are refused. A package in a package shares the bounds of the outer one. Of several members
with one name the last counts, as unpacking programs have it.
"""

import io
import posixpath
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext_lazy as _

from .items import MAX_FILE_BYTES, UnreadableFile

MAX_MEMBERS = 25_000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200
SMALL_BYTES = 1024 * 1024
# LZMA and bzip2 can ask for a lot of memory before they give a single byte.
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
DRIVE = re.compile(r"[A-Za-z]:")
UTF8_NAME, ENCRYPTED = 0x800, 0x1
DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError,
    IndexError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


@dataclass
class Budget:
    """What may still be unpacked, by a package and all packages in it together."""

    left: int
    members: int


class Package:
    """A ZIP that was opened with care. Members are read one by one, on demand."""

    def __init__(self, data: bytes, *, budget: Budget | None = None) -> None:
        if len(data) > MAX_FILE_BYTES:
            raise UnreadableFile(
                _("This package is too large. Please export fewer questions at once.")
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise UnreadableFile(
                _("This is not a readable ZIP package. Please export it once more.")
            ) from error
        members = [info for info in self._zip.infolist() if is_file(info)]
        self._budget = budget or Budget(MAX_UNPACKED_BYTES, MAX_MEMBERS)
        self._budget.members -= len(members)
        if self._budget.members < 0:
            raise UnreadableFile(
                _("This package holds too many files. Please export fewer questions at once.")
            )
        self._members = {safe_name(readable_name(info)): info for info in members}

    @classmethod
    def looks_like(cls, data: bytes) -> bool:
        return data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        return list(self._members)

    @property
    def declared_bytes(self) -> int:
        """What all members say to unpack to; `read` does not believe it."""
        return sum(info.file_size for info in self._members.values())

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def inner(self, name: str) -> Self:
        """A package that is a member of this one. Raises like `read` and like opening one."""
        return type(self)(self.read(name), budget=self._budget)

    def read(self, name: str, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of a member. Raises KeyError if there is none, UnreadableFile if it is bad."""
        info = self._members[name]
        if info.flag_bits & ENCRYPTED:
            raise UnreadableFile(
                _("“%(name)s” in this package is encrypted. Please export it without a password."),
                params={"name": name},
            )
        if info.compress_type not in METHODS:
            raise UnreadableFile(
                _("“%(name)s” is packed in a way that is not supported. Please make an ordinary "
                  "ZIP file."),
                params={"name": name},
            )  # fmt: skip
        bound = min(limit, self._budget.left)
        try:
            with self._zip.open(info) as member:
                content = member.read(bound + 1)
        except DAMAGE as error:
            raise UnreadableFile(
                _("“%(name)s” in this package is damaged. Please export the package once more."),
                params={"name": name},
            ) from error
        if len(content) > bound or is_bomb(len(content), info.compress_size):
            raise UnreadableFile(
                _(
                    "“%(name)s” in this package unpacks to too much. Please export fewer "
                    "questions at once."
                ),
                params={"name": name},
            )
        self._budget.left -= len(content)
        return content


def is_file(info: zipfile.ZipInfo) -> bool:
    """Neither a directory nor a symbolic link."""
    return not info.is_dir() and not stat.S_ISLNK(info.external_attr >> 16)


def readable_name(info: zipfile.ZipInfo) -> str:
    """Many programs write UTF-8 without saying so; Python then reads it as code page 437."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > SMALL_BYTES and unpacked > MAX_RATIO * max(packed, 1)


def safe_name(name: str) -> str:
    """A member's name with forward slashes. Raises UnreadableFile if it points outside."""
    tidy = posixpath.normpath(name.replace("\\", "/"))
    outside = tidy == ".." or tidy.startswith(("/", "../")) or DRIVE.match(tidy)
    if outside or "\x00" in tidy:
        raise UnreadableFile(
            _(
                "A file in this package has a forbidden name: “%(name)s”. Please rename it "
                "and pack again."
            ),
            params={"name": name[:100]},
        )
    return tidy
