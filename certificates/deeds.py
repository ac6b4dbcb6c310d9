"""What can happen to a certificate; each deed is the reason of one row of its history."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Deed(models.TextChoices):
    ISSUED = "issued", _("issued")
    REVOKED = "revoked", _("revoked")
    SUSPENDED = "suspended", _("suspended")
    LIFTED = "lifted", _("suspension lifted")
    REPLACED = "replaced", _("replaced")
    ERASED = "erased", _("personal data erased")
    HIDDEN = "hidden", _("public check switched off")
    SHOWN = "shown", _("public check switched on")
    SHARED = "shared", _("link with the name made")
    UNSHARED = "unshared", _("link with the name ended")
