"""A page with a lesson's body and nothing else, a row to insert, and a note of the build."""

from django.conf import settings
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

from courses.blocks import lesson_body_blocks


class BarePage(Page):
    body = StreamField(lesson_body_blocks(), blank=True)

    template = "bare/page.html"


class BareRow(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.created_at)


class Build(models.Model):
    """Written last: a data set with this row is complete."""

    fingerprint = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.fingerprint
