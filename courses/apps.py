from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    label = "courses"
    verbose_name = _("Courses")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.signals import published

        from . import checks  # noqa: F401  registers the start-up checks
        from .models import GlossaryTerm, Question
        from .queries.glossary import forget_terms
        from .receivers import freeze_published_question, keep_draft_tags

        published.connect(
            freeze_published_question, sender=Question, dispatch_uid="courses.freeze_question"
        )
        published.connect(keep_draft_tags, sender=Question, dispatch_uid="courses.keep_draft_tags")
        for changed in (post_save, post_delete):
            changed.connect(
                forget_terms, sender=GlossaryTerm, dispatch_uid="courses.forget_glossary"
            )
