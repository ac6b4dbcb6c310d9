"""The sentences of a check: a headline and what it means, for people who rely on it."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..states import State
from .answers import Answer, Finding, Told

STATES = {
    State.VALID: _("Genuine and valid"),
    State.EXPIRED: _("Genuine, but expired"),
    State.SUSPENDED: _("Genuine, but suspended at the moment"),
    State.REPLACED: _("Genuine, but replaced by a newer one"),
    State.REVOKED: _("Genuine, but revoked"),
}
TITLES = {
    Finding.HIDDEN: _("Cannot be checked in public"),
    Finding.UNKNOWN: _("We cannot confirm this certificate"),
    Finding.NO_BADGE: _("Signed by us, but no certificate"),
    Finding.CONTRADICTS: _("This is not what we issued"),
    Finding.ALTERED: _("This document was changed"),
    Finding.APPENDED: _("Something was added to this document"),
    Finding.UNSIGNED: _("This document has no signature"),
    Finding.FOREIGN_SIGNER: _("This document was not signed by us"),
    Finding.FOREIGN_ISSUER: _("This certificate names another issuer"),
    Finding.FOREIGN_CONTEXT: _("This file is not built like ours"),
    Finding.FOREIGN_SUITE: _("This file is signed in a way that we do not use"),
    Finding.KEY_UNKNOWN: _("Signed with a key that is not (or no longer) ours"),
    Finding.ENCRYPTED: _("This document is locked with a password"),
    Finding.UNREADABLE: _("This file cannot be read"),
    Finding.WRONG_TYPE: _("This is neither a PDF nor an Open Badge"),
    Finding.TOO_BIG: _("This file is too large"),
    Finding.TOO_COMPLEX: _("This file is built far more complicated than ours"),
}
ERASED = _("Issued by us, but its content was erased")
ASK_FOR_ORIGINAL = _(
    "Please ask the person for the file as it was downloaded, or check by number and code."
)
MEANINGS = {
    Finding.CODE: _("Number and code belong together. Please compare what stands on the paper."),
    Finding.SHARED: _("The person showed it to you with this link."),
    Finding.FILE: _("Your file is, byte for byte, the one that we issued."),
    Finding.SEAL: _("Our signature covers the whole file and is intact."),
    Finding.BADGE: _("The signature is ours, and the content is what we issued."),
    Finding.HIDDEN: _(
        "The person does not want this certificate to be checked in public. Ask her or him for "
        "a share link."
    ),
    Finding.ERASED: _(
        "We issued a certificate with this number. What it said was erased together with the "
        "person's data, so we can no longer confirm its content."
    ),
    Finding.UNKNOWN: _(
        "There is no certificate with this number and this code. Please compare both with the "
        "paper, letter by letter."
    ),
    Finding.NO_BADGE: _("The signature is ours and intact, but this is not a certificate."),
    Finding.CONTRADICTS: _(
        "It is signed with our key, but says something else than the certificate we have on "
        "record. Do not rely on it, and please tell us."
    ),
    Finding.ALTERED: _("Its content does not fit its signature. Do not rely on it."),
    Finding.APPENDED: _(
        "It was signed, and afterwards something was added, e.g. a page or a note. Our signature "
        "does not cover what you see. Do not rely on it."
    ),
    Finding.UNSIGNED: _(
        "Nothing shows where it comes from. A scan, a print to PDF or a copy made by another "
        "program loses the signature."
    ),
    Finding.FOREIGN_SIGNER: _("It is signed, but by somebody else. We cannot say who that is."),
    Finding.FOREIGN_ISSUER: _("We can only check what we issued ourselves."),
    Finding.FOREIGN_CONTEXT: _("It gives its words another meaning than ours have."),
    Finding.FOREIGN_SUITE: _("We can only check what we issued ourselves."),
    Finding.KEY_UNKNOWN: _(
        "The key is unknown here, or was withdrawn because somebody could have misused it."
    ),
    Finding.ENCRYPTED: _("Our certificates have no password. We cannot look inside."),
    Finding.UNREADABLE: _("It is damaged or incomplete."),
    Finding.WRONG_TYPE: _("Please choose the PDF of the certificate, or the .json or .jwt file."),
    Finding.TOO_BIG: _("Our certificates are far smaller. The file was not looked at."),
    Finding.TOO_COMPLEX: _("For your protection and ours it was not looked at any further."),
}
WANTS_ORIGINAL = {
    Finding.ALTERED,
    Finding.APPENDED,
    Finding.UNSIGNED,
    Finding.FOREIGN_SIGNER,
    Finding.ENCRYPTED,
    Finding.UNREADABLE,
    Finding.WRONG_TYPE,
    Finding.TOO_BIG,
}
SHORT = {
    Told.YES: pgettext_lazy("answer", "yes"),
    Told.NO: pgettext_lazy("answer", "no"),
    Told.OPEN: pgettext_lazy("answer", "not checked"),
}


def title(answer: Answer) -> str:
    """The headline; the worst news wins, and a wrong name is never left out."""
    if answer.finding in TITLES or answer.state is None:
        return str(TITLES[answer.finding])
    if answer.finding == Finding.ERASED and answer.state == State.VALID:
        return str(ERASED)
    found = str(STATES[answer.state])
    if answer.name_matches is not False:
        return found
    return gettext("%(title)s, but the name does not match") % {"title": found}


def meaning(answer: Answer) -> str:
    return str(MEANINGS[answer.finding])


def advice(answer: Answer) -> str:
    return str(ASK_FOR_ORIGINAL) if answer.finding in WANTS_ORIGINAL else ""
