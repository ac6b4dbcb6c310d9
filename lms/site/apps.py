from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The ready-made site; a host that brings its own site does not install it."""

    name = "lms.site"
    label = "lms_site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lms.privacy.register import register

        from .privacy import RECORDS

        register(*RECORDS)
