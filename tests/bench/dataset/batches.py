"""Cut a long series into lists, so that no statement and no list grows with the data set."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
SIZE = 5_000


def batches(items: Iterable[T], size: int = SIZE) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
