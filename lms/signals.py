"""The signals of the platform."""

from django.dispatch import Signal

completed = Signal()
"""A course was completed.

Arguments: `completion` (lms.models.Completion).
Sent by `lms.services.progress.complete_if_done`, once per completion, inside the transaction that
stores it: a receiver that raises undoes the completion, so receivers enqueue and return.
Not sent when a completed course is opened again, nor for records imported with `bulk_create`.
"""

erasing = Signal()
"""A person is being erased; whoever holds something of her outside `lms` lets go of it now.

Arguments: `user`, and `learner` (lms.models.Learner, or None if she never began to learn).
Sent by `lms.services.erasing.finish`, outside any transaction, while all rows of lms are still
there and nobody can log in to the account any more. A receiver commits what it does and may be
asked again: after a crash the erasure is taken up from the start. One that raises stops the
erasure, and the daily job tries again; nothing of lms has gone by then.
Not sent for accounts that the host deletes by itself with `User.delete()`.
"""
