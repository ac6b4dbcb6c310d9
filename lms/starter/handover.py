"""Load the points of a hand-over a network begins with; what a person changed is left alone."""

from pathlib import Path
from typing import Any

from courses.starter.files import read_yaml
from courses.starter.ledger import Ledger

from ..models import HandoverPoint

FILE = Path(__file__).parent / "handover.yaml"


def shipped_points() -> list[dict[str, Any]]:
    """In the order of the file."""
    return [entry | {"sort_order": at} for at, entry in enumerate(read_yaml(FILE), start=1)]


def load_point(ledger: Ledger, entry: dict[str, Any]) -> None:
    ledger.load(
        f"handover/{entry['slug']}",
        entry,
        find=lambda: HandoverPoint.objects.filter(slug=entry["slug"]).first(),
        write=lambda existing: write(existing, entry),
    )


def write(existing: HandoverPoint | None, entry: dict[str, Any]) -> HandoverPoint:
    point = existing or HandoverPoint(slug=entry["slug"])
    for name, value in entry.items():
        setattr(point, name, value)
    point.full_clean()
    point.save()
    return point
