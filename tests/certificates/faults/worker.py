"""A worker in a process of its own: `python -m tests.certificates.faults.worker`."""

import django
from django.core.management import call_command
from django.db.models.signals import post_save


def main() -> None:
    django.setup()
    from certificates.models import Certificate

    from .storages import stop_at

    def inserted(**kwargs: object) -> None:
        stop_at("within the transaction")

    post_save.connect(inserted, sender=Certificate)
    call_command("certificates_issue_missing", processes=1)


if __name__ == "__main__":
    main()
