"""`manage.py lms_erase_person`: erase somebody who cannot or need not do it herself."""

from argparse import ArgumentTypeError
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.exceptions import LastAdministrator
from lms.models import Erasure
from lms.queries.people import user_by_email
from lms.queries.personal import holdings, what_stays
from lms.services.erasing import erase_person, finish_all


def number(text: str) -> str:
    """The key of an account, as the database knows it."""
    try:
        return str(get_user_model()._meta.pk.to_python(text))
    except Exception as error:
        raise ArgumentTypeError(f"{text} is no number of an account") from error


class Command(BaseCommand):
    help = (
        "Erase a person: account, records, histories, certificate files. Without --yes it only "
        "says what would go. Of certificates an entry without a name stays. Killed in the middle, "
        "it is finished by --unfinished or by the next lms_daily."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("email", nargs="?", help="her e-mail address")
        who.add_argument("--account", type=number, help="or the number of her account")
        who.add_argument("--unfinished", action="store_true", help="finish what was interrupted")
        parser.add_argument("--yes", action="store_true", help="really erase")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["unfinished"]:
            self.stdout.write(f"{finish_all()} finished")
            return
        user = self.person(options)
        for holding in holdings(user):
            self.stdout.write(f"  {holding.number:6} {holding.name}")
        if not options["yes"]:
            self.stdout.write("Nothing was erased. Repeat the command with --yes to erase this.")
            return
        try:
            erase_person(user=user, asked_by=Erasure.Asker.OFFICE)
        except LastAdministrator as refusal:
            raise CommandError(str(refusal.message)) from refusal
        self.stdout.write("Erased. What stays:")
        for text in what_stays():
            self.stdout.write(f"  {text}")

    def person(self, options: dict[str, Any]) -> Any:
        if options["email"]:
            user = user_by_email(options["email"])
        else:
            user = get_user_model()._default_manager.filter(pk=options["account"]).first()
        if user is None:
            raise CommandError("There is no account with this address or number.")
        return user
