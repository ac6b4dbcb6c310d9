"""What the history of a question can tell beside Wagtail's own actions."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from ..services.questions import RESTORE, RETIRE


def register_question_actions(actions: LogActionRegistry) -> None:
    actions.register_action(RETIRE, _("Retire"), _("Retired: no longer drawn"))
    actions.register_action(RESTORE, _("Bring back"), _("Brought back into use"))
