"""Who is logged in, fetched once per request together with what every page asks about her."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import BooleanField, ExpressionWrapper

from .models import User, manages_something, opens_admin


class AccountBackend(AuthenticationBackend):
    """Logs in by e-mail address, as allauth does."""

    def get_user(self, user_id: int) -> User | None:
        known = {
            name: ExpressionWrapper(condition, output_field=BooleanField())
            for name, condition in (("may_edit", opens_admin()), ("manages", manages_something()))
        }
        user = User.objects.annotate(**known).filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
