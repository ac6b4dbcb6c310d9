from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    label = "courses"
    verbose_name = _("Courses")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import published

        from . import checks  # noqa: F401  registers the start-up checks
        from .models import Question
        from .receivers import freeze_published_question

        published.connect(
            freeze_published_question, sender=Question, dispatch_uid="courses.freeze_question"
        )
