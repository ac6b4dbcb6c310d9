"""The vocabulary and the question bank in the Wagtail admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import ContactPoint, ProfessionalGroup, Provider, Question, Topic


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    list_display = ["reference", "kind_label", "topic", "difficulty", "live"]
    list_filter = ["topic", "difficulty"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return Question.objects.select_related("topic")


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["title", "slug"]


class ProfessionalGroupViewSet(SnippetViewSet):
    model = ProfessionalGroup
    icon = "group"
    menu_label = _("Professional groups")
    list_display = ["label", "field", "refresh_months", "is_core", "is_active"]
    list_filter = ["field", "is_core", "is_active"]
    list_per_page = 50


class ProviderViewSet(SnippetViewSet):
    model = Provider
    icon = "home"
    menu_label = _("Providers")
    list_display = ["name", "website"]


class ContactPointViewSet(SnippetViewSet):
    model = ContactPoint
    icon = "mobile-alt"
    menu_label = _("Contact points")
    list_display = [
        "name",
        "kind",
        "last_checked",
        BooleanColumn("is_stale", label=_("check is due")),
    ]
    list_filter = ["kind", "professionals_only"]


class TeachingGroup(SnippetViewSetGroup):
    """Everything trainers look after beside the pages."""

    menu_label = _("Teaching")
    menu_icon = "openquote"
    menu_order = 210
    items = (
        QuestionViewSet,
        TopicViewSet,
        ProfessionalGroupViewSet,
        ProviderViewSet,
        ContactPointViewSet,
    )
