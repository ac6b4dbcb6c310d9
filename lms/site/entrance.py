"""Who is logged in, fetched once per request together with what every page asks about her."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import BooleanField, ExpressionWrapper

from .models import User, opens_admin


class AccountBackend(AuthenticationBackend):
    """Logs in by e-mail address, as allauth does."""

    def get_user(self, user_id: int) -> User | None:
        may_edit = ExpressionWrapper(opens_admin(), output_field=BooleanField())
        user = User.objects.annotate(may_edit=may_edit).filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
