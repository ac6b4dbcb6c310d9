"""Figures about few people are figures about people: such cells are left out of reports (A15)."""

from dataclasses import dataclass, replace
from decimal import Decimal

FEWEST = 5


@dataclass(frozen=True)
class Cell:
    """One line of a report; `is_hidden` means that its figures are nobody's business."""

    label: str
    people: int
    number: int
    units: Decimal
    is_hidden: bool = False


def protected(cells: list[Cell]) -> list[Cell]:
    """Hide cells of one to four people; and never one alone, which a sum would give away.

    The smallest of the others goes with it until those hidden are five people together. Hidden
    cells keep no figure at all.
    """
    hidden = {cell.label for cell in cells if 0 < cell.people < FEWEST}
    others = sorted(
        (cell for cell in cells if cell.people >= FEWEST),
        key=lambda cell: (cell.people, cell.label),
    )
    while hidden and others and people_in(cells, hidden) < FEWEST or len(hidden) == 1 and others:
        hidden.add(others.pop(0).label)
    return [
        replace(cell, people=0, number=0, units=Decimal(0), is_hidden=True)
        if cell.label in hidden
        else cell
        for cell in cells
    ]


def people_in(cells: list[Cell], labels: set[str]) -> int:
    return sum(cell.people for cell in cells if cell.label in labels)
