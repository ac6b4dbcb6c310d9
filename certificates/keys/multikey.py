"""Ed25519 keys and signatures as text: multibase base58btc (W3C Controlled Identifiers 1.0)."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519_PREFIX = b"\xed\x01"  # multicodec ed25519-pub as varint
LONGEST = 120  # a signature has 88 characters; decoding takes quadratic time


def multikey(key: Ed25519PublicKey) -> str:
    """E.g. "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"."""
    return encode(ED25519_PREFIX + key.public_bytes_raw())


def encode(data: bytes) -> str:
    number, digits = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        digits = ALPHABET[rest] + digits
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + ALPHABET[0] * zeros + digits


def decode(text: str) -> bytes:
    """Raises ValueError for anything but multibase base58btc of a reasonable length."""
    if not text.startswith("z") or len(text) > LONGEST:
        raise ValueError("not multibase base58btc")
    digits, number = text[1:], 0
    for char in digits:
        number = number * 58 + ALPHABET.index(char)
    zeros = len(digits) - len(digits.lstrip(ALPHABET[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
