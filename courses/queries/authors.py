"""Who wrote and who submitted a draft: they are not independent enough to approve it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.log_actions import registry as log_registry
from wagtail.models import Revision, WorkflowState

from ..exceptions import OwnWork
from ..models import Question
from ..questions.registry import KINDS
from ..questions.rich_texts import as_edited

# What a revision knows about publishing; saving without a change alters these.
BOOKKEEPING = {
    "draft_title",
    "expired",
    "first_published_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "owner",
    "retired_at",
}
BLOCK_KEY = re.compile(r' ?data-block-key=\\?"[^"\\]*\\?"')


def refuse_own_work(item: Model, user: Any) -> None:
    """Raise OwnWork if `user` wrote or submitted what would be approved."""
    if reason := own_work(item, user):
        raise OwnWork(reason)


def own_work(item: Model, user: Any) -> str:
    """Why `user` is not independent of this draft, in a sentence; "" if she is."""
    if user.pk in authors(item):
        return _("You can't approve or publish this draft: you wrote it. Somebody else must look.")
    if user.pk in submitters(item):
        return _(
            "You can't approve or publish what you submitted yourself. Somebody else must look."
        )
    return ""


def authors(item: Model) -> set[int]:
    """Keys of those who changed something since the last publication; two queries.

    A reviewer who presses "approve" in the editor saves the draft once more. That alone makes her
    no author: only a revision that says something else than the one before counts.
    """
    found, before = set(), None
    for revision in unpublished(item):
        content = substance(type(item), revision.content)
        if before is None or not alike(before, content):
            found.add(revision.user_id)
        before = content
        if revision.is_published:
            found.clear()
    return found - {None}


def unpublished(item: Model) -> Iterator[Revision]:
    """The published revision, marked, and all after it, oldest first; all if none is live."""
    live = type(item)._base_manager.values_list("live_revision", flat=True).get(pk=item.pk)
    revisions = item.revisions.order_by("pk")
    if live:
        revisions = revisions.filter(pk__gte=live)
    for revision in revisions.iterator(chunk_size=50):
        revision.is_published = revision.pk == live
        yield revision


def substance(model: type[Model], content: dict[str, Any]) -> dict[str, Any]:
    """What a revision says to readers, in a form in which equal means equal."""
    kept = {key: value for key, value in content.items() if key not in BOOKKEEPING}
    if issubclass(model, Question):
        return kept | {"body": [said(block) for block in blocks_of(kept.get("body"))]}
    return json.loads(BLOCK_KEY.sub("", json.dumps(kept)))


def blocks_of(stored: Any) -> list[dict[str, Any]]:
    return (json.loads(stored) if isinstance(stored, str) else stored) or []


def said(block: dict[str, Any]) -> Any:
    """The frozen form of what the editor makes of it: its own attributes and ids fall away.

    A file says "Right." where the editor, merely opened and saved, says "<p>Right.</p>".
    """
    kind = KINDS.get(block.get("type", ""))
    if kind is None or not isinstance(block["value"], dict):
        return block
    return kind.sketch(as_edited(kind.slug, block["value"])) or block


def alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Equal where both know the tags; older revisions do not."""
    if "draft_tags" in one and "draft_tags" in other:
        return one == other
    return without_tags(one) == without_tags(other)


def without_tags(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key != "draft_tags"}


def submitters(item: Model) -> set[int]:
    """Keys of those who sent the draft into the running review, or sent it again; two queries."""
    state = WorkflowState.objects.for_instance(item).active().first()
    if state is None:
        return set()
    again = log_registry.get_logs_for_instance(item).filter(
        action="wagtail.workflow.resume", timestamp__gte=state.created_at
    )
    return {state.requested_by_id, *again.values_list("user_id", flat=True)} - {None}
