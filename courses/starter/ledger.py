"""Decide, object by object, whether the shipped version may be written."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.forms.models import model_to_dict
from modelcluster.models import ClusterableModel

from ..models import StarterRecord

# Raised when the same source is stored in another form: untouched objects are written anew then.
FORM = 2  # texts as the editor stores them
VOLATILE = {
    "pk", "id", "path", "depth", "numchild", "url_path", "live", "has_unpublished_changes",
    "first_published_at", "last_published_at", "latest_revision", "latest_revision_created_at",
    "live_revision", "content_type", "owner", "locked", "locked_at", "locked_by", "locale",
    "translation_key", "draft_title", "alias_of", "go_live_at", "expire_at", "expired",
    "wagtail_admin_comments", "quiz", "group", "contact",
}  # fmt: skip


@dataclass
class Report:
    """What happened, by key; `kept` were changed or removed by a person and left alone."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return len(self.created) + len(self.updated)

    def note(self, outcome: str, key: str) -> None:
        """A key stands in one list: the first deed of a run names it, "unchanged" is none."""
        if key in {*self.created, *self.updated, *self.kept}:
            return
        if key in self.unchanged:
            self.unchanged.remove(key)
        getattr(self, outcome).append(key)


def digest(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def without_volatile(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: without_volatile(v) for key, v in data.items() if key not in VOLATILE}
    if isinstance(data, (list, tuple)):
        return [without_volatile(item) for item in data]
    if isinstance(data, str) and data[:1] in "[{":
        try:  # a StreamField as text; its block ids change with every save
            return without_volatile(json.loads(data))
        except ValueError:
            return data
    return data


def state_of(instance: models.Model) -> str:
    """Digest of what an editor could have changed, drafts included."""
    if hasattr(instance, "get_latest_revision_as_object"):
        instance = instance.get_latest_revision_as_object()
    if isinstance(instance, ClusterableModel):
        return digest(without_volatile(instance.serializable_data()))
    return digest(without_volatile({k: plain(v) for k, v in model_to_dict(instance).items()}))


def plain(value: Any) -> Any:
    """A field's value as JSON can hold it: StreamFields as their raw blocks, tags as names."""
    if hasattr(value, "get_prep_value"):
        return value.get_prep_value()
    if isinstance(value, list):
        return sorted(str(item) for item in value)
    return value


@dataclass
class Ledger:
    """Writes shipped objects and remembers what they looked like afterwards."""

    report: Report = field(default_factory=Report)

    @transaction.atomic
    def load(
        self,
        key: str,
        source: Any,
        *,
        find: Callable[[], models.Model | None],
        write: Callable[[models.Model | None], models.Model],
    ) -> models.Model | None:
        """Create or refresh one object unless a person has changed or removed it."""
        record = StarterRecord.objects.filter(key=key).first()
        existing = find()
        wanted = digest([FORM, source])
        if self.belongs_to_a_person(record, existing):
            self.report.note("kept", key)
            return existing
        if record and record.source_digest == wanted:
            self.report.note("unchanged", key)
            return existing
        written = write(existing)
        StarterRecord.objects.update_or_create(
            key=key,
            defaults={"source_digest": wanted, "state_digest": state_of(written)},
        )
        self.report.note("updated" if existing else "created", key)
        return written

    def belongs_to_a_person(
        self, record: StarterRecord | None, existing: models.Model | None
    ) -> bool:
        if record is None:
            return existing is not None
        taken_offline = not getattr(existing, "live", True)
        return existing is None or taken_offline or state_of(existing) != record.state_digest
