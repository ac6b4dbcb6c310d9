"""Questions from a file into the bank, as drafts."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..html import clean_html
from ..models import Question
from ..questions.base import COMMON_SCHEMA
from ..questions.registry import KINDS
from ..questions.rich_texts import as_edited
from ..questions.shape import mismatch
from .incoming import Incoming
from .report import Report
from .vocabulary import Vocabulary

SHAPE = {
    "reference": str, "title": str, "topic": str, "difficulty": str, "tags": list,
    "retired": bool, "body": dict,
}  # fmt: skip
PICTURE_SHAPE = {"image": dict, "alt": str}


class QuestionReader:
    def __init__(self, incoming: Incoming, vocabulary: Vocabulary, report: Report) -> None:
        self.incoming, self.vocabulary, self.report = incoming, vocabulary, report
        self.problems = incoming.problems

    def take(self, entry: Any, place: str, *, replace: bool) -> Question | None:
        """The question in the bank: the one that is there, or a new draft."""
        given = self.problems.take(entry, SHAPE, place)
        if not given:
            return None
        place = f"{place} ({given['reference'][:40]})"
        raw = self.raw(given["body"], f"{place}.body")
        topic = self.vocabulary.topic(given["topic"], f"{place}.topic")
        if raw is None or not self.tags_fit(given["tags"], place):
            return None
        existing = Question.objects.filter(reference=given["reference"]).first()
        if existing and not replace:
            self.keep(existing, raw)
            return existing
        draft = existing.get_latest_revision_as_object() if existing else Question(live=False)
        draft.reference, draft.title = given["reference"], given["title"]
        draft.difficulty, draft.topic = given["difficulty"], topic
        draft.body = json.dumps([raw])
        draft.draft_tags = given["tags"]
        return self.saved(draft, given, place, is_new=existing is None)

    def saved(
        self, draft: Question, given: dict[str, Any], place: str, *, is_new: bool
    ) -> Question | None:
        try:
            draft.clean_fields(exclude=["body"])
            if is_new:
                draft.validate_unique()
        except ValidationError as error:
            self.problems.add_error(place, error)
            return None
        if is_new:
            draft.has_unpublished_changes = True
            draft.retired_at = timezone.now() if given["retired"] else None
            draft.save()
            draft.tags.set(given["tags"])
        revision = draft.save_revision(clean=False)
        action = "wagtail.create" if is_new else "wagtail.edit"
        log(instance=draft, action=action, revision=revision, content_changed=True)
        (self.report.created if is_new else self.report.updated).append(draft.reference)
        return draft

    def keep(self, existing: Question, raw: dict[str, Any]) -> None:
        kind = KINDS[raw["type"]]
        here = existing.get_latest_revision_as_object().sketch()
        self.report.kept.append(existing.reference)
        if here != kind.sketch(raw["value"]):
            text = _("Question %(name)s says something else here; it stays as it is.")
            self.report.notes.append(text % {"name": existing.reference})

    def tags_fit(self, tags: list[Any], place: str) -> bool:
        fine = all(
            isinstance(one, str) and 0 < len(one) <= 100 and "\x00" not in one for one in tags
        )
        if not fine or len(tags) > 50:
            self.problems.add(f"{place}.tags", _("These are no tags."))
        return fine

    def raw(self, body: dict[str, Any], place: str) -> dict[str, Any] | None:
        """The raw block, cleaned; a draft may be incomplete, but not of another shape."""
        kind = KINDS.get(str(body.get("kind")))
        if kind is None:
            self.problems.add(f"{place}.kind", _("There is no such kind of question."))
            return None
        pictures = []
        listed = body.get("pictures")
        for number, one in enumerate(listed if isinstance(listed, list) else []):
            here = f"{place}.pictures[{number}]"
            given = self.problems.take(one, PICTURE_SHAPE, here)
            pk = self.incoming.file("image", given["image"], here) if given else None
            pictures += [{"image": pk, "alt": given["alt"]}] if pk else []
        changed = without_page_links(body) | {"pictures": pictures}
        if wrong := mismatch(changed, COMMON_SCHEMA | kind.schema):
            text = _("This question is incomplete or has a wrong entry at “%(place)s”.")
            self.problems.add(place, text % {"place": wrong})
            return None
        try:
            value = kind.thaw(changed)
            stored = as_edited(kind.slug, kind.thaw(kind.sketch(value)))
            return {"type": kind.slug, "value": stored}
        except (ValidationError, KeyError, IndexError, TypeError, ValueError):
            self.problems.add(place, _("This question is not readable."))
            return None


def without_page_links(value: Any) -> Any:
    """Questions link to no page by its number; what tries is taken out before it is looked up."""
    if isinstance(value, dict):
        return {key: without_page_links(one) for key, one in value.items()}
    if isinstance(value, list):
        return [without_page_links(one) for one in value]
    return clean_html(value) if isinstance(value, str) and "linktype" in value.lower() else value
