"""QTI 2.x and 3.0 packages in and out; QTI 1.2 in. QTI is a standard of 1EdTech (formerly IMS)."""

from .reading import read, scan
from .writing import write

__all__ = ["read", "scan", "write"]
