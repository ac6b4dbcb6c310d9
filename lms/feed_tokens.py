"""Secret addresses are known by their fingerprint only."""

import hashlib


def fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
