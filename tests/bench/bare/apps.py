from django.apps import AppConfig


class BareConfig(AppConfig):
    """What a page or view costs before it does anything of ours."""

    name = "tests.bench.bare"
    label = "bench_bare"
    default_auto_field = "django.db.models.BigAutoField"
