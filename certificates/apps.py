from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "certificates"
    label = "certificates"
    verbose_name = _("Certificates")
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        # Too early for a system check: without these the models cannot even be imported.
        for name in ("courses", "lms"):
            if not self.apps.is_installed(name):
                raise ImproperlyConfigured(f"certificates needs '{name}' in INSTALLED_APPS.")
        super().import_models()

    def ready(self) -> None:
        from lms.privacy.register import register, register_plain
        from lms.signals import completed, erasing

        from . import checks, key_checks  # noqa: F401  registers the start-up checks
        from .privacy import PLAIN, RECORDS
        from .receivers import erase_certificates, issue_on_completion

        completed.connect(issue_on_completion, dispatch_uid="certificates.issue_on_completion")
        erasing.connect(erase_certificates, dispatch_uid="certificates.erase_certificates")
        register(*RECORDS)
        register_plain(f"certificates.{name}" for name in PLAIN)
