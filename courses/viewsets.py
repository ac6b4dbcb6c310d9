"""The "Teaching" menu of the Wagtail admin: the question bank and the vocabulary."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .authoring.viewset import CourseAuthoringViewSet
from .bank.viewset import QuestionViewSet
from .exchange_viewset import QuestionExchangeViewSet
from .models import ContactPoint, GlossaryTerm, Handout, ProfessionalGroup, Provider, Topic


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


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    list_display = ["term", "short", BooleanColumn("is_active", label=_("shown to readers"))]
    list_filter = ["is_active"]
    list_per_page = 50


class HandoutViewSet(SnippetViewSet):
    model = Handout
    icon = "doc-full"
    menu_label = _("Handouts")
    list_display = [
        "title",
        "version",
        "as_of",
        BooleanColumn("is_active", label=_("shown to readers")),
    ]
    list_filter = ["is_active", "groups"]


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
        CourseAuthoringViewSet,
        QuestionViewSet,
        QuestionExchangeViewSet,
        TopicViewSet,
        ProfessionalGroupViewSet,
        ProviderViewSet,
        ContactPointViewSet,
        GlossaryTermViewSet,
        HandoutViewSet,
    )
