"""All screens of the question bank, at their addresses."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import Question
from ..queries.bank import listed
from .chooser import QuestionChooserViewSet
from .deeds import CopyView, RestoreView, RetireView
from .editing import QuestionEditView, QuestionForm, QuestionWorkflowActionView
from .filters import QuestionFilterSet
from .listing import QuestionIndexView
from .overview import OverviewView
from .try_out import TryOutView
from .versions import VersionsView


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    list_per_page = 50
    edit_handler = ObjectList(Question.panels, base_form_class=QuestionForm)
    filterset_class = QuestionFilterSet
    index_view_class = QuestionIndexView
    index_results_template_name = "courses/bank/index_results.html"
    edit_view_class = QuestionEditView
    workflow_action_view_class = QuestionWorkflowActionView
    chooser_viewset_class = QuestionChooserViewSet
    inspect_view_enabled = True
    inspect_view_class = OverviewView
    inspect_template_name = OverviewView.template_name

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return listed()

    @property
    def copy_view(self) -> Any:
        """A copy needs a reference of its own, which Wagtail's form would ask for."""
        return self.construct_view(CopyView)

    def get_urlpatterns(self) -> list[URLPattern]:
        screens = {
            "try_out": TryOutView,
            "versions": VersionsView,
            "retire": RetireView,
            "restore": RestoreView,
        }
        return [
            *super().get_urlpatterns(),
            *(
                path(f"{name.replace('_', '-')}/<int:pk>/", self.construct_view(view), name=name)
                for name, view in screens.items()
            ),
        ]
