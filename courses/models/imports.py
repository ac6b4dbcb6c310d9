"""What a file brought, between its upload and the decision of a person."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .questions import Question
from .vocabulary import Topic


class QuestionImport(models.Model):
    """A file with questions that was read; its questions become drafts when it is confirmed."""

    class Format(models.TextChoices):
        GIFT = "gift", "GIFT"
        MOODLE = "moodle", "Moodle XML"
        QTI = "qti", "QTI"
        OWN = "own", "Markdown/YAML"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    file_name = models.CharField(_("file"), max_length=200)
    format = models.CharField(_("format"), max_length=8, choices=Format)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    prefix = models.CharField(_("prefix of the references"), max_length=24)
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("import of questions")
        verbose_name_plural = _("imports of questions")

    def __str__(self) -> str:
        return self.file_name


class UploadedFile(models.Model):
    """The bytes of an upload, kept until all of it is read."""

    source = models.OneToOneField(QuestionImport, on_delete=models.CASCADE, related_name="upload")
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.source)


class ImportedQuestion(models.Model):
    """One question of the file: what it becomes, or why it cannot be taken over."""

    source = models.ForeignKey(QuestionImport, on_delete=models.CASCADE, related_name="found")
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    member = models.CharField(max_length=250, blank=True)
    type = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=200, blank=True)
    category = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    difficulty = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=16, blank=True)
    body = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    refusal = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    question = models.ForeignKey(
        Question, null=True, on_delete=models.SET_NULL, related_name="imported_as"
    )
    is_done = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["source", "position"], name="courses_import_positions"),
            models.CheckConstraint(
                condition=models.Q(body__isnull=True) ^ models.Q(refusal=""),
                name="courses_import_body_or_refusal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.line}"


class ImportedPicture(models.Model):
    """An image that came with a question of the file; it goes to Wagtail's images on confirming."""

    imported = models.ForeignKey(
        ImportedQuestion, on_delete=models.CASCADE, related_name="pictures"
    )
    name = models.CharField(max_length=200)
    alt = models.CharField(max_length=400, blank=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name
