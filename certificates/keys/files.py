"""Private keys as PEM files in one folder that only the service may read."""

import os
import tempfile
from pathlib import Path

from ..conf import settings
from .pem import private_key, private_text
from .signing import PrivateKey
from .store import KeyMissing

ONLY_ME, ONLY_MY_FOLDER = 0o600, 0o700
OTHERS = 0o077


class FileKeyStore:
    """Encrypted if CERTIFICATES_KEY_PASSWORD is set."""

    def load(self, name: str) -> PrivateKey:
        path = self._path(name)
        try:
            return private_key(path.read_bytes(), settings.KEY_PASSWORD)
        except (OSError, ValueError, TypeError) as error:
            raise KeyMissing(f"{path}: {type(error).__name__}") from error

    def save(self, name: str, key: PrivateKey) -> None:
        """Written beside and moved, so that a full disk leaves no half key."""
        path = self._path(name)
        handle, beside = -1, ""
        try:
            path.parent.mkdir(mode=ONLY_MY_FOLDER, parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=path.parent)  # mode 0600
            with os.fdopen(handle, "wb") as file:
                file.write(private_text(key, settings.KEY_PASSWORD))
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except OSError as error:
            Path(beside).unlink(missing_ok=True) if beside else None
            raise KeyMissing(f"{path}: {error.strerror}") from error

    def complaints(self) -> list[str]:
        folder = settings.KEY_DIR
        if folder is None or not folder.is_dir():
            return []
        open_ones = [
            path for path in (folder, *folder.glob("*.pem")) if path.stat().st_mode & OTHERS
        ]
        return [f"{path} may be read by others." for path in open_ones]

    def _path(self, name: str) -> Path:
        if settings.KEY_DIR is None:
            raise KeyMissing("CERTIFICATES_KEY_DIR is not set")
        return settings.KEY_DIR / f"{name}.pem"
