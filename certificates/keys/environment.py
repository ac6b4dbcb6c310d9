"""Private keys from environment variables, for platforms without a private folder."""

import os

from ..conf import settings
from .pem import private_key
from .signing import PrivateKey
from .store import KeyMissing


class EnvironmentKeyStore:
    """Reads `CERTIFICATES_KEY_CREDENTIAL`, `…_TOKEN`, `…_PAPER`, `…_AUTHORITY`, each a PEM text.

    Line breaks may be written as \\n. It cannot write: make the keys elsewhere with the file
    store, put them into the environment and register them with `certificates_keys import`.
    """

    def load(self, name: str) -> PrivateKey:
        variable = self._variable(name)
        text = os.environ.get(variable, "").replace("\\n", "\n")
        try:
            return private_key(text.encode(), settings.KEY_PASSWORD)
        except (ValueError, TypeError) as error:
            raise KeyMissing(f"{variable}: {'unreadable' if text else 'not set'}") from error

    def save(self, name: str, key: PrivateKey) -> None:
        """Nothing to do if the environment holds this very key already."""
        held = self.load(name)
        if held.public_key() != key.public_key():
            raise KeyMissing(f"{self._variable(name)} holds another key")

    def complaints(self) -> list[str]:
        return []

    @staticmethod
    def _variable(name: str) -> str:
        return f"CERTIFICATES_KEY_{name.partition('-')[0].upper()}"
