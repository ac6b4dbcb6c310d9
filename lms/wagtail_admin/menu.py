"""The "Learning" menu of the Wagtail admin; apps above add their items by hook."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

learning_menu = Menu(
    register_hook_name="register_learning_menu_item",
    construct_hook_name="construct_learning_menu",
)


class LearningMenuItem(SubmenuMenuItem):
    """Shown to those who may see at least one of its items."""

    def __init__(self) -> None:
        super().__init__(
            _("Learning"), learning_menu, name="learning", icon_name="tasks", order=220
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(learning_menu.menu_items_for_request(request))
