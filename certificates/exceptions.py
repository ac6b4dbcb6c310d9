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


class IssuingHalted(CannotIssue):
    """It would hit every other certificate as well, until an operator puts it right."""


class KeyUnavailable(IssuingHalted):
    """A signing key is not set up, or the store cannot read it."""

    message = _(
        "The certificate cannot be signed just now. Your completion is stored, and the "
        "certificate follows by itself as soon as it can be signed."
    )


class StorageUnavailable(IssuingHalted):
    """The file could not be written, e.g. because no space is left."""

    message = _(
        "The certificate cannot be stored just now. Your completion is stored, and the "
        "certificate follows by itself as soon as there is room for it."
    )


class KeyUnfit(CertificateError):
    """The argument says why, for the operator."""

    message = _("This key cannot be used.")


class ReasonMissing(CertificateError):
    message = _("Please give a reason. It stays internal.")


class NameMissing(CertificateError):
    message = _("Please enter a name with letters that can be seen.")


class FileUnusable(CertificateError):
    """The stored PDF is gone, or its bytes are not the ones that were issued."""

    message = _("The file of this certificate cannot be read at the moment.")


class AlreadyOver(CertificateError):
    """Revoked, replaced or erased: nothing can follow."""

    message = _("This certificate was revoked, replaced or erased; that is final.")


class ShareRefused(CertificateError):
    message = _(
        "Please choose an end between today and one year from now. Twenty links may be open "
        "at a time."
    )
