"""Load the shipped schemes of recognition, switched off until somebody has compared them."""

from pathlib import Path
from typing import Any

from courses.starter.files import read_yaml
from courses.starter.ledger import Ledger

from ..models import RecognitionScheme

FILE = Path(__file__).parent / "schemes.yaml"


def shipped_schemes() -> list[dict[str, Any]]:
    return read_yaml(FILE)


def load_scheme(ledger: Ledger, entry: dict[str, Any]) -> None:
    ledger.load(
        f"schemes/{entry['name']}",
        entry,
        find=lambda: RecognitionScheme.objects.filter(name=entry["name"]).first(),
        write=lambda existing: write(existing, entry),
    )


def write(existing: RecognitionScheme | None, entry: dict[str, Any]) -> RecognitionScheme:
    scheme = existing or RecognitionScheme(name=entry["name"], is_active=False)
    for name, value in entry.items():
        setattr(scheme, name, value)
    scheme.full_clean()
    scheme.save()
    scheme.refresh_from_db()  # 4 became 4.00; as it is read, it is compared later
    return scheme
