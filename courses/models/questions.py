"""The question bank: a living question, and the immutable versions that attempts point at."""

import hashlib
import json
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from ..questions.blocks import question_body_block
from ..questions.registry import KINDS
from .vocabulary import Topic


class Question(
    WorkflowMixin, DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model
):
    """A question trainers edit; publishing freezes what it says into a `QuestionVersion`."""

    class Difficulty(models.TextChoices):
        EASY = "easy", _("Easy")
        MEDIUM = "medium", _("Medium")
        HARD = "hard", _("Hard")

    reference = models.CharField(
        _("reference"), max_length=40, unique=True, help_text=_("Short and lasting, e.g. P1-Q01.")
    )
    title = models.CharField(
        _("working title"),
        max_length=200,
        blank=True,
        help_text=_("To find it again in the bank; learners never see it."),
    )
    body = StreamField(
        question_body_block(), verbose_name=_("question"), min_num=1, max_num=1, use_json_field=True
    )
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="questions",
    )
    difficulty = models.CharField(
        _("difficulty"), max_length=8, choices=Difficulty, default=Difficulty.MEDIUM
    )
    tags = TaggableManager(blank=True)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="question")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="question",
        for_concrete_model=False,
    )

    panels = [
        FieldRowPanel([FieldPanel("reference"), FieldPanel("topic")]),
        FieldPanel("title"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("difficulty"), FieldPanel("tags")]),
        PublishingPanel(),
    ]
    search_fields = [
        # Each field costs an import more than reading a question does: so few, with much in them.
        index.SearchField("title"),
        index.SearchField("words"),
        index.AutocompleteField("names"),
        index.FilterField("difficulty"),
        index.FilterField("topic"),
        index.FilterField("retired_at"),
    ]

    class Meta:
        ordering = ["reference"]
        indexes = [
            models.Index(fields=["topic", "difficulty", "live"], name="courses_question_pools"),
        ]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return f"{self.reference} ({self.kind_label})"

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def kind(self) -> str:
        """Slug of the kind, e.g. "single"; empty while nothing is written yet."""
        # From the raw data: the block itself would fetch its pictures, for every row of a list.
        return self.body.raw_data[0]["type"] if self.body else ""

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind].label) if self.kind in KINDS else "–"

    def frozen_body(self) -> dict[str, Any]:
        """What this question says now, in the form that versions keep.

        Raises ValidationError while something is missing; drafts may be incomplete.
        """
        if self.kind not in KINDS:
            raise ValidationError(_("Please choose a kind of question and fill it in."))
        return KINDS[self.kind].freeze(self.body[0].value)

    def sketch(self) -> dict[str, Any]:
        """What this question says so far, complete or not; {} where it cannot be read."""
        return KINDS[self.kind].sketch(self.body[0].value) if self.kind in KINDS else {}

    # Set by who indexes many questions at once and changes none of them meanwhile.
    known_words: list[str] | None = None

    def words(self) -> list[str]:
        """What search finds beside the title: reference and each text, without markup."""
        if self.known_words is not None:
            return self.known_words
        texts = self._meta.get_field("body").get_searchable_content(self.body)
        return [self.reference, *texts]

    def names(self) -> str:
        """What may be found by its beginning."""
        return f"{self.reference} {self.title}".strip()

    # Tags of a published question wait in its draft like everything else, see `keep_draft_tags`.
    draft_tags: list[str] | None = None

    def serializable_data(self) -> dict[str, Any]:
        data = super().serializable_data()
        return data if self.draft_tags is None else data | {"draft_tags": self.draft_tags}

    def with_content_json(self, content: dict[str, Any]) -> "Question":
        question = super().with_content_json(content)
        question.draft_tags = content.get("draft_tags")
        # Retiring is a decision about the question, not something its drafts say.
        question.retired_at = self.retired_at
        return question

    def publish(self, revision: Revision, user: Any = None, **options: Any) -> None:
        """As in Wagtail, but with a workflow in force nobody publishes her own work.

        Raises OwnWork (a PermissionDenied). All ways lead through here: the editor, the workflow,
        the API; what was scheduled is published without a user, it was allowed before.
        """
        from ..queries.authors import refuse_own_work

        if user is not None and self.has_workflow:
            refuse_own_work(self, user)
        super().publish(revision, user=user, **options)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "courses/question_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from ..queries.questions import preview_context

        return super().get_preview_context(request, mode_name) | preview_context(self)


class QuestionVersion(models.Model):
    """An immutable, content-addressed copy of a question, made when it is published."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    digest = models.CharField(max_length=64, editable=False)
    kind = models.CharField(_("kind"), max_length=16)
    body = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["question", "number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="courses_version_number"),
        ]
        # An import asks of each of its questions whether the bank says the same already.
        indexes = [models.Index(fields=["digest"], name="courses_version_digests")]
        verbose_name = _("question version")
        verbose_name_plural = _("question versions")

    def __str__(self) -> str:
        return f"{self.question.reference} v{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValidationError(_("A question version can't be changed; publish a new one."))
        super().save(*args, **kwargs)

    @staticmethod
    def digest_of(body: dict[str, Any]) -> str:
        """SHA-256 of the canonical JSON: equal content, equal version."""
        canonical = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
