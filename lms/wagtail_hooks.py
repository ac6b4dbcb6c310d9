"""What lms adds to Wagtail: its menu, its lists, its panels and its guards."""

from django.urls import include, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from . import guards
from .admin_menu import LearningMenuItem
from .allowance_viewsets import allowance_viewsets
from .models import QuizAllowance
from .organisation_viewsets import organisation_viewsets
from .other_way_panel import add_other_way
from .panels import add_learning_panels
from .permissions import HistoryOfPolicy, LookOnlyPolicy, NoDeletePolicy
from .programme_viewsets import programme_viewsets
from .question_panel import add_statistics_panel
from .reader import describe_reader
from .regrade_viewset import regrade_viewset
from .statistics_menu import statistics_menu_item
from .views.pages import lead_to_number
from .viewsets import record_viewsets

arrangements = allowance_viewsets[0]
register_permission_policy(
    QuizAllowance.history.model, HistoryOfPolicy(QuizAllowance), exact_class=True
)
hooks.register("register_learning_menu_item", lambda: arrangements.learning_menu_item)

for viewset in programme_viewsets:
    hooks.register("register_learning_menu_item", lambda item=viewset: item.learning_menu_item)

for viewset in (*record_viewsets, regrade_viewset):
    register_permission_policy(viewset.model, LookOnlyPolicy(viewset.model), exact_class=True)
    hooks.register("register_learning_menu_item", lambda item=viewset: item.learning_menu_item)

for operated in organisation_viewsets:
    register_permission_policy(operated.model, NoDeletePolicy(operated.model), exact_class=True)
    hooks.register("register_learning_menu_item", lambda item=operated: item.learning_menu_item)

hooks.register("register_admin_viewset", lambda: organisation_viewsets)
hooks.register("register_admin_viewset", lambda: [*record_viewsets, regrade_viewset])
hooks.register("register_admin_viewset", lambda: allowance_viewsets)
hooks.register("register_admin_viewset", lambda: programme_viewsets)
hooks.register("register_admin_menu_item", LearningMenuItem)
hooks.register("register_learning_menu_item", lambda: statistics_menu_item)
hooks.register("register_admin_urls", lambda: [path("", include("lms.admin_urls"))])
hooks.register("construct_course_panels", add_learning_panels)
hooks.register("construct_course_panels", add_other_way)
hooks.register("describe_reader", describe_reader)
hooks.register("before_serve_page", lead_to_number)
hooks.register("construct_question_panels", add_statistics_panel)
hooks.register("before_delete_page", guards.guard_page)
hooks.register("before_bulk_action", guards.guard_bulk)
hooks.register("before_delete_snippet", guards.guard_snippets)
hooks.register("before_delete_user", guards.guard_user)
