"""A list of members that was read, between its upload and the decision of a person."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import ProfessionalGroup

from .organisations import Membership, Organisation


class MemberImport(models.Model):
    """A file that was read; its people become members when it is confirmed."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="member_imports"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    file_name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("import of members")
        verbose_name_plural = _("imports of members")

    def __str__(self) -> str:
        return self.file_name


class MemberUpload(models.Model):
    """The bytes of a list, kept until all of it is read."""

    source = models.OneToOneField(MemberImport, on_delete=models.CASCADE, related_name="upload")
    content = models.BinaryField()
    is_workbook = models.BooleanField(help_text="Still to be written out as text.")
    delimiter = models.CharField(max_length=1, blank=True, help_text="Empty: to be found out.")
    lines = models.PositiveIntegerField(default=0, help_text="To show how far reading is.")

    def __str__(self) -> str:
        return str(self.source)


class MemberRow(models.Model):
    """One line of the file: what becomes of it, or why it cannot be taken over."""

    class Outcome(models.TextChoices):
        NEW = "new", _("joins")
        CHANGED = "changed", _("is changed")
        LEAVES = "leaves", _("leaves")
        SAME = "same", _("stays as it is")
        REFUSED = "refused", _("can't be taken over")

    source = models.ForeignKey(MemberImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(_("role"), max_length=16, choices=Membership.Role, blank=True)
    group = models.ForeignKey(
        ProfessionalGroup, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    entered_on = models.DateField(_("entered on"), null=True)
    left_on = models.DateField(_("left on"), null=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    refusal = models.CharField(max_length=300, blank=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        ordering = ["line"]
        constraints = [
            models.UniqueConstraint(fields=["source", "line"], name="lms_one_row_per_line"),
            models.CheckConstraint(
                condition=models.Q(outcome="refused") ^ models.Q(refusal=""),
                name="lms_refused_rows_say_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.line}"
