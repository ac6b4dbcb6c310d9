"""QTI 1.2 (`questestinterop`), as Canvas, Blackboard, D2L and ILIAS export it. Read only."""

from .reading import read_old

__all__ = ["read_old"]
