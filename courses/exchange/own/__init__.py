"""Our own form, in and out: YAML with Markdown inside, the same that `load_starter` reads."""

from .reading import read, scan
from .writing import write

__all__ = ["read", "scan", "write"]
