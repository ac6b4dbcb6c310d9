"""What courses adds to the Wagtail admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .authoring import home_panel, menus, page_review, styles
from .bank import guards
from .bank.bulk import RetireBulkAction
from .bank.log_actions import register_question_actions
from .care import mark_heavy_draft
from .handouts_panel import add_handouts
from .questions.converting import register_rules
from .viewsets import TeachingGroup

register_snippet(TeachingGroup)

# Before the guard of the app above, which can only say that something rests on the question.
hooks.register("before_delete_snippet", guards.guard_deletion, order=-1)
hooks.register("before_publish", guards.guard_publication)
hooks.register("construct_snippet_action_menu", guards.hide_publishing)
hooks.register("register_bulk_action", RetireBulkAction)
hooks.register("register_log_actions", register_question_actions)
hooks.register("register_page_header_buttons", menus.page_buttons)
hooks.register("after_edit_page", menus.go_on_after_handing_in)
hooks.register("construct_homepage_panels", home_panel.offer)
hooks.register("insert_global_admin_css", styles.style_link)
hooks.register("register_reports_menu_item", menus.report_menu_item)
hooks.register("register_admin_urls", menus.report_urls)
hooks.register("before_publish_page", page_review.guard_publication)
hooks.register("construct_page_action_menu", page_review.hide_publishing)
hooks.register("before_edit_page", page_review.approve_or_say_why)
hooks.register("before_edit_page", page_review.say_why)
hooks.register("before_bulk_action", page_review.guard_bulk)
hooks.register("construct_course_panels", add_handouts)
hooks.register("before_edit_page", mark_heavy_draft)
hooks.register("register_rich_text_features", register_rules)
