"""What Wagtail and Django hold of people who have an account."""

from django.utils.translation import gettext_lazy as _

from .register import Erase, Loose, Record

EDITING = _("to edit the pages of this site")

RECORDS = (
    Record("wagtailcore.CommentReply", of="user", purpose=EDITING,
           given=("text", "created_at", "updated_at"), kept_back=("comment", "user")),
    Record("wagtailcore.Comment", of="user", purpose=EDITING,
           given=("page", "text", "created_at", "updated_at"),
           kept_back=("user", "contentpath", "position", "revision_created", "resolved_at",
                      "resolved_by")),
    Record("wagtailcore.PageSubscription", of="user", purpose=EDITING,
           given=("page", "comment_notifications"), kept_back=("user",)),
    Record("wagtailcore.APIToken", of="user", purpose=_("to use the interface for programs"),
           given=("name", "created", "revoked_at", "last_used_at"),
           kept_back=("user", "key_hash", "prefix")),
    Record("wagtailcore.UploadedFile", of="uploaded_by_user", purpose=EDITING,
           kept_back=("for_content_type", "file", "uploaded_by_user"),
           how_long=_("until the upload is finished")),
    Record("wagtailusers.UserProfile", of="user", purpose=EDITING,
           given=("preferred_language", "current_time_zone", "theme", "contrast", "density",
                  "keyboard_shortcuts", "submitted_notifications", "approved_notifications",
                  "rejected_notifications", "updated_comments_notifications"),
           kept_back=("user", "avatar", "dismissibles")),
    Record("wagtailadmin.EditingSession", of="user", purpose=EDITING, given=("last_seen_at",),
           kept_back=("user", "content_type", "object_id", "is_editing"),
           how_long=_("a day after editing")),
    Record("wagtailadmin.FormState", of="user", purpose=EDITING,
           kept_back=("data", "user", "content_type", "object_id", "parent_object_id",
                      "last_updated_at"),
           how_long=_("until the form is saved")),
    Record("sessions.Session", of="", purpose=_("to stay logged in"),
           kept_back=("session_data", "expire_date"), how_long=_("two weeks at most"),
           erase=Erase.OWN),
)  # fmt: skip

LOOSE = (
    Loose("wagtailcore.Page", ("owner", "locked_by")),
    Loose("wagtailcore.Revision", ("user",)),
    Loose("wagtailcore.PageLogEntry", ("user",)),
    Loose("wagtailcore.ModelLogEntry", ("user",)),
    Loose("wagtailcore.WorkflowState", ("requested_by",)),
    Loose("wagtailcore.TaskState", ("finished_by",)),
    Loose("wagtailcore.Comment", ("resolved_by",)),
    Loose("wagtailimages.Image", ("uploaded_by_user",)),
    Loose("wagtaildocs.Document", ("uploaded_by_user",)),
    Loose("courses.QuestionImport", ("user",)),
)
