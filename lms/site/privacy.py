"""What the ready-made site holds of people beside their learning: accounts and ways to log in."""

from django.utils.translation import gettext_lazy as _

from lms.privacy.register import Erase, Record

LOG_IN = _("to log in")

RECORDS = (
    Record("account.EmailConfirmation", of="email_address__user", purpose=LOG_IN,
           given=("created", "sent"), kept_back=("email_address", "key")),
    Record("account.EmailAddress", of="user", purpose=LOG_IN,
           given=("email", "verified", "primary"), kept_back=("user",), addresses=("email",)),
    Record("mfa.Authenticator", of="user", purpose=LOG_IN,
           given=("type", "created_at", "last_used_at"), kept_back=("user", "data")),
    Record("lms_site.User", of="pk", purpose=LOG_IN,
           given=("email", "first_name", "last_name", "date_joined", "last_login", "groups",
                  "is_staff", "is_superuser"),
           kept_back=("password", "is_active", "user_permissions"),
           erase=Erase.WITH_ACCOUNT, addresses=("email",), called=_("account")),
)  # fmt: skip
