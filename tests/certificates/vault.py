"""A key store like a hardware token: it signs, and never gives a key away."""

from typing import Any, Never

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from certificates.keys.store import KeyMissing


class SealedKey(RSAPrivateKey):
    """Delegates what signing needs to the key inside; everything else is refused."""

    def __init__(self, inside: Any) -> None:
        self.__inside = inside
        self.signatures = 0

    def sign(self, *args: Any) -> bytes:
        self.signatures += 1
        return self.__inside.sign(*args)

    def public_key(self) -> Any:
        return self.__inside.public_key()

    @property
    def key_size(self) -> int:
        return self.__inside.key_size

    def _refuse(self, *args: Any, **options: Any) -> Never:
        raise PermissionError("the key does not leave the token")

    decrypt = private_numbers = private_bytes = __copy__ = __deepcopy__ = _refuse


class Vault:
    """Named by CERTIFICATES_KEY_STORE; lives as long as the process."""

    keys: dict[str, Any] = {}

    def load(self, name: str) -> Any:
        if name not in self.keys:
            raise KeyMissing(f"the token holds no {name}")
        return self.keys[name]

    def save(self, name: str, key: Any) -> None:
        self.keys[name] = SealedKey(key) if name.startswith("paper") else key

    def complaints(self) -> list[str]:
        return []
