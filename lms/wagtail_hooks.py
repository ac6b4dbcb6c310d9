"""What lms adds to Wagtail: its menu, its lists, its panels and its guards."""

from django.urls import include, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from . import guards
from .models import QuizAllowance
from .panels.courses import add_learning_panels
from .panels.other_way import add_other_way
from .reader import describe_reader
from .views import admin_page_warnings
from .views.pages import lead_to_number
from .wagtail_admin.allowances import allowance_viewsets
from .wagtail_admin.menu import LearningMenuItem
from .wagtail_admin.organisations import organisation_viewsets
from .wagtail_admin.permissions import HistoryOfPolicy, LookOnlyPolicy, NoDeletePolicy
from .wagtail_admin.programmes import programme_viewsets
from .wagtail_admin.question_panel import add_statistics_panel
from .wagtail_admin.records import record_viewsets
from .wagtail_admin.regrades import regrade_viewset
from .wagtail_admin.statistics_menu import statistics_menu_item

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
hooks.register("register_admin_urls", lambda: [path("", include("lms.wagtail_admin.urls"))])
hooks.register("construct_course_panels", add_learning_panels)
hooks.register("construct_course_panels", add_other_way)
hooks.register("describe_reader", describe_reader)
hooks.register("before_serve_page", lead_to_number)
hooks.register("construct_question_panels", add_statistics_panel)
hooks.register("before_delete_page", guards.guard_page)
hooks.register("before_bulk_action", guards.guard_bulk)
hooks.register("before_unpublish_page", admin_page_warnings.before_unpublishing)
hooks.register("before_bulk_action", admin_page_warnings.before_bulk)
hooks.register("before_move_page", admin_page_warnings.before_moving)
hooks.register("before_delete_snippet", guards.guard_snippets)
hooks.register("before_delete_user", guards.guard_user)
