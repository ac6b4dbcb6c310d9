"""The register of personal data: which column holds what of whom, why, how long, and how it goes.

Each app registers its own in `AppConfig.ready()`. A test names every column that has no entry and
every link to an account that nobody wrote down, so that a new one fails the build. Erasing a
person and giving her a copy of her data read this register, and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

WITH_THE_ACCOUNT = _("as long as the account")


class Erase(Enum):
    """What becomes of the rows of a person."""

    ROWS = "rows"  # deleted, with their history, in the order of the register
    WITH_ACCOUNT = "with_account"  # deleted by the database together with the account
    OWN = "own"  # a receiver of `lms.signals.erasing`, or a verb of its own, sees to it


@dataclass(frozen=True)
class Record:
    """Rows about a person.

    `of` is the lookup from a row to the account. Each column but the key stands once: in `given`,
    which a person gets with a copy of her data, or in `kept_back`: links, technical values, and
    what is about somebody else. `addresses` are columns with an e-mail address of hers. `called`
    is her word for it, if the name of the model is not; `stays` says to her what remains.
    """

    model: str
    of: str
    purpose: Text
    given: tuple[str, ...] = ()
    kept_back: tuple[str, ...] = ()
    how_long: Text = WITH_THE_ACCOUNT
    erase: Erase = Erase.ROWS
    addresses: tuple[str, ...] = ()
    stays: Text = ""
    called: Text = ""

    @property
    def name(self) -> str:
        return str(self.called or self.model_class._meta.verbose_name_plural)

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)

    def rows(self, user: Any) -> Any:
        """Those of an account; none where no lookup leads there."""
        found = self.model_class._base_manager.all()
        return found.filter(**{self.of: user.pk}) if self.of else found.none()


@dataclass(frozen=True)
class Loose:
    """Links to an account that are emptied when it goes: the row is about something else."""

    model: str
    links: tuple[str, ...]


_records: dict[str, Record] = {}
_loose: dict[str, Loose] = {}
_plain: set[str] = set()


def register(*entries: Record | Loose) -> None:
    """Add entries; children stand before parents. Twice the same model: the later one counts."""
    for entry in entries:
        if isinstance(entry, Record):
            _records[entry.model] = entry
        else:
            _loose[entry.model] = entry


def register_plain(models: Iterable[str]) -> None:
    """Models that say nothing of anybody with an account."""
    _plain.update(models)


def records() -> list[Record]:
    """All records of installed apps, in the order in which they may be deleted."""
    return [one for one in _records.values() if is_there(one.model)]


def loose() -> dict[str, Loose]:
    return {name: one for name, one in _loose.items() if is_there(name)}


def plain() -> set[str]:
    return set(_plain)


def is_there(model: str) -> bool:
    try:
        apps.get_model(model)
    except LookupError:
        return False
    return True
