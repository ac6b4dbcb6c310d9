"""Who may do what with certificates in the admin: look, and act; nothing else."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from wagtail.permission_policies import ModelPermissionPolicy

ACTIONS = ("view", "revoke", "suspend", "replace", "erase")


class EvidencePolicy(ModelPermissionPolicy):
    """Refuses add, change and delete even to superusers."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action in ACTIONS and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: Sequence[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
