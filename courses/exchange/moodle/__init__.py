"""Moodle XML in and out (Moodle 1.9 to 5)."""

from .reading import read, scan
from .writing import write

__all__ = ["read", "scan", "write"]
