"""What rows leave behind elsewhere: histories, log entries, search index, revisions, files."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from ..privacy.register import Record, is_there, records

# Rows that point at any row of any model by its type and key.
POINTERS = (
    "wagtailcore.ModelLogEntry", "wagtailcore.ReferenceIndex", "wagtailcore.WorkflowState",
    "wagtailcore.Revision", "wagtailsearch.IndexEntry", "wagtailadmin.EditingSession",
    "wagtailadmin.FormState", "taggit.TaggedItem",
)  # fmt: skip
FILES = (("wagtailusers.UserProfile", "avatar"), ("wagtailcore.UploadedFile", "file"))
COMMENTS = "wagtail_admin_comments"


def forget_rows(record: Record, user: AbstractBaseUser) -> None:
    """The rows of a record, what points at them, and their history – also of rows long gone."""
    model = record.model_class
    keys = list(record.rows(user).values_list("pk", flat=True))
    forget_pointers(model, keys)
    model._base_manager.filter(pk__in=keys).delete()
    history = getattr(model, "history", None)
    if history is not None:  # afterwards: the deletion itself writes a row with everything in it
        hers = Q(**{f"{model._meta.pk.attname}__in": keys}) | Q(**{record.of: user.pk})
        forget_history(history.model, hers)


def forget_history(history: type[Model], which: Q) -> None:
    gone = history.objects.filter(which).values("history_id")
    for relation in history._meta.related_objects:  # the history of many-to-many fields
        relation.related_model._base_manager.filter(history_id__in=gone).delete()
    history.objects.filter(history_id__in=list(gone.values_list("history_id", flat=True))).delete()


def forget_pointers(model: type[Model], keys: Collection[Any]) -> None:
    """Log entries and index entries hold the name a row had."""
    if not keys:
        return
    type_of = ContentType.objects.get_for_model(model)
    for name in POINTERS:
        if is_there(name):
            pointing = apps.get_model(name)._base_manager.filter(content_type=type_of)
            pointing.filter(object_id__in=[str(key) for key in keys]).delete()


def forget_traces(user: AbstractBaseUser) -> None:
    """What points at the account, and what the account is named in though it may stay."""
    forget_pointers(type(user), [user.pk])
    forget_comments_in_log(user)
    # Wagtail lets these numbers dangle; nobody should be able to join them with an old backup.
    for log in (ModelLogEntry, PageLogEntry):
        log.objects.filter(user=user.pk).update(user=None)
    forget_comments_in_revisions(user)


def forget_comments_in_log(user: AbstractBaseUser) -> None:
    """The log of a page repeats comments in full, also where somebody else answers them."""
    told = PageLogEntry.objects.filter(action__startswith="wagtail.comments.")
    hers = told.filter(user=user.pk)
    for part, act in (("comment", "create"), ("reply", "create_reply")):
        number = f"data__{part}__id"
        made = hers.filter(action=f"wagtail.comments.{act}").values_list(number, flat=True)
        told.filter(**{f"{number}__in": [one for one in made if one]}).delete()
    hers.delete()


def forget_comments_in_revisions(user: AbstractBaseUser) -> None:
    """Each revision of a page carries a copy of the comments made on it."""
    commented = Revision.objects.filter(**{f"content__{COMMENTS}__0__isnull": False})
    for revision in commented.iterator(chunk_size=100):
        kept = [without(one, user.pk) for one in revision.content[COMMENTS]]
        kept = [one for one in kept if one is not None]
        if kept != revision.content[COMMENTS]:
            content = revision.content | {COMMENTS: kept}
            Revision.objects.filter(pk=revision.pk).update(content=content)


def without(comment: dict[str, Any], user_pk: Any) -> dict[str, Any] | None:
    """A comment without the replies of an account; None if the comment itself is hers."""
    if comment.get("user") == user_pk:
        return None
    replies = [one for one in comment.get("replies", []) if one.get("user") != user_pk]
    return comment | {"replies": replies}


def forget_files(user: AbstractBaseUser) -> None:
    """Files first, rows after: a row that is still there leads the next run to its file."""
    for name, field in FILES:
        if not is_there(name):
            continue
        record = next(one for one in records() if one.model == name)
        for row in record.rows(user):
            file = getattr(row, field)
            if file:
                file.storage.delete(file.name)
