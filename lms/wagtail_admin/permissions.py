"""Records are written by learning, never by hand: the admin may look, not touch."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from wagtail.permission_policies import ModelPermissionPolicy


class LookOnlyPolicy(ModelPermissionPolicy):
    """Grants "view" to those who have it and refuses everything else, even to superusers."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: Sequence[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class HistoryOfPolicy(LookOnlyPolicy):
    """The history of a model may be looked at by those who may do anything with the model."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        verbs = ("add", "change", "delete", "view")
        return action == "view" and any(self._has(user, verb) for verb in verbs)

    def _has(self, user: AbstractBaseUser, verb: str) -> bool:
        return ModelPermissionPolicy.user_has_permission(self, user, verb)


class NoDeletePolicy(ModelPermissionPolicy):
    """Refuses deletion, also to superusers: records rest on it; it is ended or switched off."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: Sequence[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
