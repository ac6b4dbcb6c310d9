"""The keys of the issuer; what each deed means stands in lms/docs/certificates-operators.md."""

import getpass
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from certificates.exceptions import CertificateError
from certificates.models import Certificate, IssuerKey, KeyPurpose
from certificates.queries.keys import active_keys
from certificates.services import compromise, key_export, key_import, keys

PURPOSES = [purpose.value for purpose in KeyPurpose]


class Command(BaseCommand):
    help = "Make, list, rotate, retire, withdraw, import and export the keys of the issuer."

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("create", help="make what is missing; safe to repeat")
        deeds.add_parser("list", help="all keys with their state")
        rotate = deeds.add_parser("rotate", help="a new key takes over, the old one keeps proving")
        rotate.add_argument("purpose", choices=PURPOSES)
        retire = deeds.add_parser("retire", help="signs no more, keeps proving")
        retire.add_argument("key", help="key id or its beginning")
        gone = deeds.add_parser("compromise", help="may be in foreign hands: proves nothing more")
        gone.add_argument("key", help="key id or its beginning")
        gone.add_argument("--reissue", action="store_true", help="issue anew what it signed")
        taken = deeds.add_parser("import", help="PKCS#12 or PEM made elsewhere")
        taken.add_argument("purpose", choices=PURPOSES)
        taken.add_argument("file", type=Path)
        taken.add_argument("--password-file", type=Path, help="otherwise asked for if needed")
        export = deeds.add_parser("export", help="public halves as files")
        export.add_argument("folder", type=Path)

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        try:
            getattr(self, f"do_{deed}")(**options)
        except CertificateError as error:
            raise CommandError(f"{error.message} ({error})") from error
        except IntegrityError as error:
            raise CommandError(_("Somebody else changed the keys just now.")) from error

    def do_create(self, **options: Any) -> None:
        made = keys.create_missing()
        for key in made:
            self._say(key, _("made"))
        if not made:
            self.stdout.write(_("Every purpose has a key already."))

    def do_list(self, **options: Any) -> None:
        for key in IssuerKey.objects.all():
            self._say(key, key.state.label)

    def do_rotate(self, *, purpose: str, **options: Any) -> None:
        self._say(keys.rotate(purpose=purpose), _("signs from now on"))

    def do_retire(self, *, key: str, **options: Any) -> None:
        self._say(keys.retire(key=self._find(key)), _("retired"))
        self._warn_of_gaps()

    def do_compromise(self, *, key: str, reissue: bool, **options: Any) -> None:
        withdrawn = compromise.withdraw(key=self._find(key))
        for one in withdrawn:
            self._say(one, _("withdrawn"))
        found = compromise.affected(withdrawn)
        self.stdout.write(
            ngettext(
                "%(count)s certificate in force was signed with it.",
                "%(count)s certificates in force were signed with it.",
                len(found),
            )
            % {"count": len(found)}
        )
        if reissue:
            self._issue_anew(withdrawn, found)
            return
        for certificate in found:
            self.stdout.write(
                f"  {certificate.number}  {timezone.localdate(certificate.issued_at)}"
            )
        self._warn_of_gaps()
        if found:
            self.stdout.write(_("Repeat with --reissue to issue them anew."))

    def do_import(
        self, *, purpose: str, file: Path, password_file: Path | None, **options: Any
    ) -> None:
        try:
            data = file.read_bytes()
            password = password_file.read_text().strip() if password_file else self._ask(data)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        key = key_import.import_key(purpose=purpose, data=data, password=password)
        self._say(key, _("signs from now on"))

    def do_export(self, *, folder: Path, **options: Any) -> None:
        for path in key_export.export_public(folder):
            self.stdout.write(str(path))

    def _issue_anew(self, withdrawn: list[IssuerKey], found: list[Certificate]) -> None:
        there = active_keys()
        order = [purpose for purpose in keys.ORDER if purpose in {key.purpose for key in withdrawn}]
        for purpose in order:
            if purpose not in there:
                self._say(keys.rotate(purpose=purpose), _("signs from now on"))
        failed = 0
        bar = tqdm(total=len(found), unit="certificate", file=sys.stderr, disable=None)
        for old, new in compromise.issue_anew(found, by=None):
            bar.update()
            if isinstance(new, Certificate):
                self.stdout.write(f"  {old.number} → {new.number}")
            else:
                failed += 1
                self.stderr.write(f"  {old.number}: {new.message} ({new})")
        bar.close()
        if failed:
            raise CommandError(_("%(count)s not issued anew; repeat it.") % {"count": failed})

    def _find(self, beginning: str) -> IssuerKey:
        found = list(IssuerKey.objects.filter(key_id__startswith=beginning)[:2])
        if len(found) != 1:
            raise CommandError(_("No key, or more than one, begins with “%s”.") % beginning)
        return found[0]

    def _warn_of_gaps(self) -> None:
        missing = [purpose for purpose in PURPOSES[:3] if purpose not in active_keys()]
        if missing:
            text = _("Nothing can be issued until there is a new key for: %s") % ", ".join(missing)
            self.stdout.write(self.style.WARNING(text))

    def _ask(self, data: bytes) -> str:
        encrypted = b"ENCRYPTED" in data or b"-----BEGIN" not in data
        if not encrypted or not sys.stdin.isatty():
            return ""
        return getpass.getpass(_("Password of the file:") + " ")

    def _say(self, key: IssuerKey, what: str) -> None:
        self.stdout.write(f"{key.purpose:<10}  {key.key_id[:48]:<48}  {what}")
