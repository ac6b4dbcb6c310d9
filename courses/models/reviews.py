"""A review task of Wagtail's workflows that nobody can pass alone."""

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState


class IndependentReview(AbstractGroupApprovalTask):
    """Approved by members of its groups, but never by whoever wrote or submitted the draft.

    Superusers are no exception. Asking for changes to one's own draft stays possible.
    """

    class Meta:
        verbose_name = _("independent review")
        verbose_name_plural = _("independent reviews")

    def get_actions(self, obj: Model, user: Any) -> list[tuple[str, Any, bool]]:
        from ..queries.authors import own_work

        actions = super().get_actions(obj, user)
        if actions and own_work(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Raises OwnWork (a PermissionDenied), whichever screen or script asks."""
        from ..queries.authors import refuse_own_work

        if action_name == "approve" and user is not None:
            refuse_own_work(task_state.workflow_state.content_object, user)
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user)

    @classmethod
    def get_description(cls) -> Any:
        return _("Members of the chosen groups approve, but nobody what she wrote or submitted")
