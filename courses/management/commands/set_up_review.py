"""`manage.py set_up_review --group Moderators`: nobody publishes her own questions and courses."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.models import CatalogPage
from courses.services.reviews import ensure_course_review, ensure_question_review


class Command(BaseCommand):
    help = (
        "Set up workflows with an independent review for questions and for all catalogues. "
        "Safe to repeat; a workflow that was chosen by hand stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--group",
            action="append",
            required=True,
            help="Who reviews: the name of a user group; may be given several times.",
        )

    def handle(self, *args: Any, group: list[str], **options: Any) -> None:
        groups = list(Group.objects.filter(name__in=group))
        if missing := set(group) - {one.name for one in groups}:
            raise CommandError(f"There is no group {', '.join(sorted(missing))}.")
        workflows = {ensure_question_review(groups=groups)}
        for catalogue in CatalogPage.objects.all():
            workflows.add(ensure_course_review(catalogue=catalogue, groups=groups))
        for workflow in sorted(workflows, key=str):
            self.stdout.write(f"Active: {workflow}")
