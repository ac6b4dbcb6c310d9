"""Recognitions of courses in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import CourseRecognition


class CourseRecognitionViewSet(SnippetViewSet):
    """What chambers and ministries recognise is printed on what is issued meanwhile."""

    model = CourseRecognition
    icon = "success"
    menu_label = _("Recognitions")
    menu_name = "course-recognitions"
    menu_order = 150
    menu_hook = "register_learning_menu_item"
    list_display = [
        "scheme",
        "number",
        "course",
        DateColumn("valid_until", label=_("valid until")),
    ]
