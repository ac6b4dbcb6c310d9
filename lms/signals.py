"""The one signal of the platform."""

from django.dispatch import Signal

completed = Signal()
"""A course was completed.

Arguments: `completion` (lms.models.Completion).
Sent by `lms.services.progress.complete_if_done`, once per completion, inside the transaction that
stores it: a receiver that raises undoes the completion, so receivers enqueue and return.
Not sent when a completed course is opened again, nor for records imported with `bulk_create`.
"""
