"""`manage.py check_course P1` or `--all`: what a course lacks; exit code 1 if it must be mended."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.completeness.checking import Checked, check_all, from_severity
from courses.completeness.findings import Severity
from courses.completeness.registry import is_publishable
from courses.models import CoursePage

LEVELS = {"must": Severity.MUST, "should": Severity.SHOULD, "hint": Severity.HINT}


class Command(BaseCommand):
    help = (
        "Check courses for completeness (newest drafts). "
        "Exit code 0: nothing must be mended; 1: something must."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", nargs="*", help="Short codes or slugs, e.g. P1.")
        parser.add_argument("--all", action="store_true", help="All courses.")
        parser.add_argument(
            "--level", choices=LEVELS, default="hint", help="Show this and what is graver."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["code"]) == options["all"]:
            raise CommandError("Name at least one course, or give --all.")
        courses = CoursePage.objects.order_by("path")
        found = courses if options["all"] else [course_named(code) for code in options["code"]]
        is_fine = True
        for checked in check_all(found):
            is_fine = is_fine and is_publishable(checked.findings)
            self.tell(from_severity(checked, LEVELS[options["level"]]))
        if not is_fine:
            sys.exit(1)

    def tell(self, checked: Checked) -> None:
        name = f"{checked.course.code} {checked.course.title}".strip()
        if not checked.findings:
            self.stdout.write(f"✔ {name}")
            return
        self.stdout.write(f"{name}: {len(checked.findings)}")
        for one in checked.findings:
            self.stdout.write(f"  {one.severity.symbol} {one.where}: {one.message}")


def course_named(code: str) -> CoursePage:
    """By short code or slug. Raises CommandError if there is none, or more than one."""
    wanted = code.strip()
    found = list(CoursePage.objects.filter(code__iexact=wanted)[:2]) or list(
        CoursePage.objects.filter(slug=wanted)[:2]
    )
    if not found:
        raise CommandError(f"There is no course with the code or slug “{wanted}”.")
    if len(found) > 1:
        raise CommandError(f"More than one course has the code “{wanted}”; give the slug instead.")
    return found[0]
