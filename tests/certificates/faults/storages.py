"""A disk that stops, or is full, in the middle of a file."""

import errno
import os
import sys
from pathlib import Path
from typing import Any, Never

from django.core.files.storage import FileSystemStorage


class Full(FileSystemStorage):
    """Half of a file still goes onto it."""

    def _save(self, name: str, content: Any) -> Never:
        written_in_part(self, name, content)
        raise OSError(errno.ENOSPC, "No space left on device")


class Interrupted(FileSystemStorage):
    """Tells that it has come to the place named by FAULT_AT, and waits there."""

    def _save(self, name: str, content: Any) -> str:
        stop_at("before the file")
        if os.environ["FAULT_AT"] == "within the file":
            written_in_part(self, name, content)
        stop_at("within the file")
        saved: str = super()._save(name, content)
        stop_at("after the file")
        return saved


def written_in_part(storage: FileSystemStorage, name: str, content: Any) -> None:
    path = Path(storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.read()[:1000])


def stop_at(place: str) -> None:
    """Until somebody writes a line, or kills."""
    if os.environ["FAULT_AT"] == place:
        print("HERE", flush=True)
        sys.stdin.readline()
