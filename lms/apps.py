from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _


class LmsConfig(AppConfig):
    name = "lms"
    label = "lms"
    verbose_name = _("Learning")
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        # Too early for a system check: without courses the models cannot even be imported.
        if not self.apps.is_installed("courses"):
            raise ImproperlyConfigured("lms needs 'courses' in INSTALLED_APPS.")
        super().import_models()

    def ready(self) -> None:
        from . import checks  # noqa: F401  registers the start-up checks
        from .privacy import learning, others, wagtail
        from .privacy.register import register, register_plain
        from .services.settling import settle_completion
        from .signals import completed

        completed.connect(settle_completion, dispatch_uid="lms.settle_completion")
        register(*learning.RECORDS, *others.LOOSE, *wagtail.RECORDS, *wagtail.LOOSE)
        register_plain(f"lms.{name}" for name in others.PLAIN)
