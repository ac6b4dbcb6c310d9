"""GIFT, the text format of Moodle (https://docs.moodle.org/en/GIFT_format), in and out."""

from .reading import read, scan
from .writing import write

__all__ = ["read", "scan", "write"]
