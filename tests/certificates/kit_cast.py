"""The programs of the offline kit, as they lie in its folder beside `namen.py`."""

import io
import sys
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from certificates import names
from certificates.services.offline_kit import offline_kit

FOLDER = "bescheinigungen-pruefen"


def unpacked(folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(offline_kit())) as package:
        package.extractall(folder)
    return folder / FOLDER


def program(name: str) -> Any:
    """A module of the kit, e.g. "pruefen_qr"."""
    with patch.dict(sys.modules, {"namen": names}):
        return import_module(f"certificates.offline.{name}")
