"""What lms adds to Wagtail: its menu, its lists, its panels and its guards."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from . import guards
from .admin_menu import LearningMenuItem
from .panels import add_learning_panels
from .permissions import LookOnlyPolicy
from .viewsets import record_viewsets

for viewset in record_viewsets:
    register_permission_policy(viewset.model, LookOnlyPolicy(viewset.model), exact_class=True)
    hooks.register("register_learning_menu_item", lambda item=viewset: item.learning_menu_item)

hooks.register("register_admin_viewset", lambda: record_viewsets)
hooks.register("register_admin_menu_item", LearningMenuItem)
hooks.register("construct_course_panels", add_learning_panels)
hooks.register("before_delete_page", guards.guard_page)
hooks.register("before_bulk_action", guards.guard_bulk)
hooks.register("before_delete_snippet", guards.guard_snippets)
hooks.register("before_delete_user", guards.guard_user)
