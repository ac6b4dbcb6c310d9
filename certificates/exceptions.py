"""What issuing, revoking and reading refuse, each with a message fit to be shown to a person."""

from django.utils.translation import gettext_lazy as _


class CertificateError(Exception):
    """`message` is for people; the argument, if any, is for the operator and names no person."""

    message = _("That did not work. Please try again.")


class CannotIssue(CertificateError):
    message = _(
        "The certificate could not be made just now. Your completion is stored. "
        "Please try again later."
    )


class HolderUnnamed(CannotIssue):
    message = _("Please enter your name in your profile first; it is printed on the certificate.")


class NameNotPrintable(CannotIssue):
    message = _(
        "The certificate holds a character that our font cannot print. Your completion is "
        "stored. Please write your name in Latin letters in your profile, or get in touch with us."
    )


class ReasonMissing(CertificateError):
    message = _("Please give a reason. It stays internal.")


class FileUnusable(CertificateError):
    """The stored PDF is gone, or its bytes are not the ones that were issued."""

    message = _("The file of this certificate cannot be read at the moment.")
